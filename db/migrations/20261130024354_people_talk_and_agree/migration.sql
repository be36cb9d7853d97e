CREATE TABLE "blocks" (
	"id" text collate "C" PRIMARY KEY,
	"blocker_id" text collate "C" NOT NULL,
	"blocked_id" text collate "C" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "blocks_two_people" CHECK (blocker_id <> blocked_id)
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" text collate "C",
	"position" integer,
	"title" text NOT NULL,
	"scope" text NOT NULL,
	"price_micros" bigint NOT NULL,
	"days" integer NOT NULL,
	"revisions" integer NOT NULL,
	"task_id" text collate "C",
	"change_id" text collate "C",
	"dropped_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "order_lines_pkey" PRIMARY KEY("order_id","position"),
	CONSTRAINT "order_lines_amounts" CHECK (price_micros > 0 and days > 0 and revisions >= 0 and position > 0),
	CONSTRAINT "order_lines_dropped" CHECK (task_id is null or dropped_at is null)
);
--> statement-breakpoint
CREATE TABLE "thread_lines" (
	"id" text collate "C" PRIMARY KEY,
	"thread_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"author_id" text collate "C",
	"body" text NOT NULL,
	"subject_id" text collate "C",
	"order_id" text collate "C",
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "thread_lines_kind" CHECK (kind in ('message', 'offer', 'request', 'change')),
	CONSTRAINT "thread_lines_author" CHECK (kind <> 'message' or author_id is not null)
);
--> statement-breakpoint
CREATE TABLE "thread_members" (
	"thread_id" text collate "C",
	"user_id" text collate "C",
	"other_id" text collate "C" NOT NULL,
	"newest_id" text collate "C" NOT NULL,
	"read_to" text collate "C",
	"unread" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"muted_at" timestamp with time zone,
	CONSTRAINT "thread_members_pkey" PRIMARY KEY("thread_id","user_id"),
	CONSTRAINT "thread_members_unread_counts" CHECK (unread >= 0)
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" text collate "C" PRIMARY KEY,
	"first_id" text collate "C" NOT NULL,
	"second_id" text collate "C" NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "threads_two_people" CHECK (first_id < second_id)
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "metadata" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "gig_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "blocks_command" ON "blocks" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "blocks_one_each" ON "blocks" ("blocker_id","blocked_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "blocks_of" ON "blocks" ("blocked_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "order_lines_command" ON "order_lines" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_task" ON "order_lines" ("task_id") WHERE task_id is not null;--> statement-breakpoint
CREATE INDEX "order_lines_unfunded" ON "order_lines" ("order_id") WHERE task_id is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX "thread_lines_command" ON "thread_lines" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "thread_lines_thread" ON "thread_lines" ("thread_id","id");--> statement-breakpoint
CREATE INDEX "thread_lines_order" ON "thread_lines" ("order_id","id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "thread_members_list" ON "thread_members" ("user_id","newest_id");--> statement-breakpoint
CREATE INDEX "thread_members_unread" ON "thread_members" ("user_id") WHERE unread > 0;--> statement-breakpoint
CREATE INDEX "threads_command" ON "threads" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "threads_pair" ON "threads" ("first_id","second_id");--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_users_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_users_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "thread_lines" ADD CONSTRAINT "thread_lines_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "thread_lines" ADD CONSTRAINT "thread_lines_author_id_users_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "thread_members" ADD CONSTRAINT "thread_members_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_first_id_users_id_fkey" FOREIGN KEY ("first_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_second_id_users_id_fkey" FOREIGN KEY ("second_id") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only. A line of an agreement is funded or left out once; what the parties agreed to is never changed.
CREATE TRIGGER "order_lines_insert_guard" AFTER INSERT ON "order_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_lines_update_guard" AFTER UPDATE ON "order_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_lines_frozen" BEFORE UPDATE OF "order_id", "position", "title", "scope", "price_micros", "days", "revisions", "change_id" ON "order_lines"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "order_lines_are_kept" BEFORE DELETE ON "order_lines" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_lines_are_not_truncated" BEFORE TRUNCATE ON "order_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "blocks_insert_guard" AFTER INSERT ON "blocks" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "blocks_update_guard" AFTER UPDATE ON "blocks" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "threads_insert_guard" AFTER INSERT ON "threads" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "threads_are_kept" BEFORE UPDATE OR DELETE ON "threads" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "threads_are_not_truncated" BEFORE TRUNCATE ON "threads" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- Messages are evidence in disputes: append-only.
CREATE TRIGGER "thread_lines_insert_guard" AFTER INSERT ON "thread_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "thread_lines_are_kept" BEFORE UPDATE OR DELETE ON "thread_lines" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "thread_lines_are_not_truncated" BEFORE TRUNCATE ON "thread_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_lines", "blocks", "threads", "thread_members", "thread_lines" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("task_id", "dropped_at", "command_id") ON "order_lines" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("ended_at", "command_id") ON "blocks" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("newest_id", "read_to", "unread", "archived_at", "muted_at") ON "thread_members" TO farthing_app;
