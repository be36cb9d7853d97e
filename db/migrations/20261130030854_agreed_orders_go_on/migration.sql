CREATE TABLE "order_changes" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"task_id" text collate "C",
	"position" integer,
	"title" text,
	"scope" text,
	"revisions" integer,
	"price_micros" bigint,
	"days" integer,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "order_changes_by" CHECK ("by" in ('buyer', 'freelancer')),
	CONSTRAINT "order_changes_state" CHECK (state in ('proposed', 'accepted', 'declined', 'withdrawn', 'expired') and (state = 'proposed') = (ended_at is null)),
	CONSTRAINT "order_changes_kind" CHECK (case kind
            when 'add' then num_nonnulls(title, scope, price_micros, days, revisions) = 5 and num_nonnulls(task_id, position) = 0
            when 'lower' then num_nonnulls(task_id, price_micros) = 2 and num_nonnulls(title, scope, days, revisions, position) = 0
            when 'days' then num_nonnulls(task_id, days) = 2 and num_nonnulls(title, scope, price_micros, revisions, position) = 0
            when 'drop' then position is not null and num_nonnulls(title, scope, price_micros, days, revisions, task_id) = 0
            when 'scope' then scope is not null and num_nonnulls(title, price_micros, days, revisions, task_id, position) = 0
            else false end),
	CONSTRAINT "order_changes_amounts" CHECK (coalesce(price_micros > 0, true) and coalesce(days > 0, true) and coalesce(revisions >= 0, true))
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "agreed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "added_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "funds_clear_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "order_changes_command" ON "order_changes" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "order_changes_order" ON "order_changes" ("order_id","id");--> statement-breakpoint
CREATE INDEX "order_changes_open" ON "order_changes" ("answer_by","id") WHERE state = 'proposed';--> statement-breakpoint
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
-- Written by commands only, along its lifecycle; what was proposed is never changed.
CREATE TRIGGER "order_changes_insert_guard" AFTER INSERT ON "order_changes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_changes_update_guard" AFTER UPDATE ON "order_changes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_changes_begin_lifecycle" AFTER INSERT ON "order_changes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('order_change');
--> statement-breakpoint
CREATE TRIGGER "order_changes_step_lifecycle" AFTER UPDATE ON "order_changes" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('order_change');
--> statement-breakpoint
CREATE TRIGGER "order_changes_frozen" BEFORE UPDATE OF "id", "order_id", "by", "kind", "task_id", "position", "title", "scope", "revisions",
  "price_micros", "days", "note", "proposed_at", "answer_by" ON "order_changes" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "order_changes_are_kept" BEFORE DELETE ON "order_changes" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_changes_are_not_truncated" BEFORE TRUNCATE ON "order_changes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- The moment a task's card money clears is written with the task, and moves in a sandbox only.
CREATE TRIGGER "tasks_card_money_stays" BEFORE UPDATE OF "funds_clear_at" ON "tasks" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_changes" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "ended_at", "command_id") ON "order_changes" TO farthing_app;
