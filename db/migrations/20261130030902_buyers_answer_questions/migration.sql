CREATE TABLE "order_answers" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "questions" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_files" ADD COLUMN "question" text DEFAULT '';--> statement-breakpoint
ALTER TABLE "order_drafts" ADD COLUMN "answers" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_drafts" ADD COLUMN "reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "questions" jsonb;--> statement-breakpoint
ALTER TABLE "draft_files" DROP CONSTRAINT "draft_files_pkey";--> statement-breakpoint
ALTER TABLE "draft_files" ADD PRIMARY KEY ("holder","gig_id","question","sha256");--> statement-breakpoint
CREATE INDEX "order_answers_command" ON "order_answers" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "order_answers_question" ON "order_answers" ("order_id","question");--> statement-breakpoint
CREATE INDEX "orders_reference" ON "orders" ("buyer_id","reference","id") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "orders_metadata" ON "orders" USING gin (metadata jsonb_path_ops) WHERE metadata is not null;--> statement-breakpoint
CREATE INDEX "tasks_unanswered" ON "tasks" ("buyer_id","order_id") WHERE next_event = 'go_unanswered';--> statement-breakpoint
ALTER TABLE "order_answers" ADD CONSTRAINT "order_answers_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
-- Written by commands only. Freelancers work by the answers, and they are evidence in disputes: append-only.
CREATE TRIGGER "order_answers_insert_guard" AFTER INSERT ON "order_answers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_answers_update_guard" AFTER UPDATE ON "order_answers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_answers_are_kept" BEFORE UPDATE OR DELETE ON "order_answers" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_answers_are_not_truncated" BEFORE TRUNCATE ON "order_answers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_answers" TO farthing_app;
