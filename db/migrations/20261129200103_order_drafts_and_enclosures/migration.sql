CREATE TABLE "draft_files" (
	"holder" text collate "C",
	"gig_id" text collate "C",
	"sha256" text,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"kept_sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_files_pkey" PRIMARY KEY("holder","gig_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "order_drafts" (
	"holder" text collate "C",
	"gig_id" text collate "C",
	"brief" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_drafts_pkey" PRIMARY KEY("holder","gig_id")
);
--> statement-breakpoint
CREATE TABLE "order_enclosures" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"side" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "order_enclosures_side" CHECK (side in ('buyer', 'freelancer'))
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "order_id" text collate "C";--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "task_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "files_order" ON "files" ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "draft_files_storage_key" ON "draft_files" ("storage_key");--> statement-breakpoint
CREATE INDEX "order_drafts_saved" ON "order_drafts" ("saved_at");--> statement-breakpoint
CREATE INDEX "order_enclosures_command" ON "order_enclosures" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "order_enclosures_order" ON "order_enclosures" ("order_id","id");--> statement-breakpoint
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_holder_gig_id_order_drafts_holder_gig_id_fkey" FOREIGN KEY ("holder","gig_id") REFERENCES "order_drafts"("holder","gig_id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_drafts" ADD CONSTRAINT "order_drafts_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id");--> statement-breakpoint
ALTER TABLE "order_enclosures" ADD CONSTRAINT "order_enclosures_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_of_a_task_or_an_order" CHECK (num_nonnulls(task_id, order_id) = 1);--> statement-breakpoint
-- An enclosure is written by the command of its party and never changes. Drafts belong to no command: nothing follows from them
-- until the order that is placed from them.
CREATE TRIGGER "order_enclosures_insert_guard" AFTER INSERT ON "order_enclosures" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_enclosures_update_guard" AFTER UPDATE ON "order_enclosures" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_enclosures_are_history" BEFORE UPDATE OR DELETE ON "order_enclosures"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_enclosures_are_not_truncated" BEFORE TRUNCATE ON "order_enclosures"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_enclosures" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "order_drafts" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "draft_files" TO farthing_app;
