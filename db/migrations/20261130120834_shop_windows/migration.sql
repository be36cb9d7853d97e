CREATE TABLE "times_off" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "times_off_ahead" CHECK (starts_at >= set_at and ends_at > starts_at)
);
--> statement-breakpoint
CREATE TABLE "first_messages" (
	"thread_id" text collate "C" PRIMARY KEY,
	"asker_id" text collate "C" NOT NULL,
	"asked_id" text collate "C" NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "first_messages_answered_later" CHECK (answered_at >= asked_at)
);
--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "faq" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "queue_limit" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "skills" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "times_off_command" ON "times_off" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "times_off_one_each" ON "times_off" ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "times_off_of" ON "times_off" ("user_id","starts_at");--> statement-breakpoint
CREATE INDEX "first_messages_asked" ON "first_messages" ("asked_id","asked_at");--> statement-breakpoint
ALTER TABLE "times_off" ADD CONSTRAINT "times_off_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "first_messages" ADD CONSTRAINT "first_messages_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_faq_bounded" CHECK (jsonb_typeof(faq) = 'array' and jsonb_array_length(faq) <= 10);--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_queue_limit" CHECK (queue_limit between 1 and 1000);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_skills_bounded" CHECK (cardinality(skills) <= 15);
--> statement-breakpoint
-- Written by commands only.
CREATE TRIGGER "times_off_insert_guard" AFTER INSERT ON "times_off" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "times_off_update_guard" AFTER UPDATE ON "times_off" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
-- Its days are not frozen: the sandbox brings them nearer.
CREATE TRIGGER "times_off_frozen" BEFORE UPDATE OF "id", "user_id" ON "times_off"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "times_off_ended_once" BEFORE UPDATE OF "ended_at", "starts_at", "ends_at", "set_at" ON "times_off"
  FOR EACH ROW WHEN (old.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "times_off_are_kept" BEFORE DELETE ON "times_off" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "times_off_are_not_truncated" BEFORE TRUNCATE ON "times_off" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "times_off" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("starts_at", "ends_at", "note", "set_at", "ended_at", "command_id") ON "times_off" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON "first_messages" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("answered_at") ON "first_messages" TO farthing_app;
--> statement-breakpoint
-- Threads of earlier releases that began with a message, of people without an order before it.
INSERT INTO "first_messages" ("thread_id", "asker_id", "asked_id", "asked_at", "answered_at")
SELECT t.id, f.author_id, o.asked_id, f.at,
       (SELECT a.at FROM thread_lines a WHERE a.thread_id = t.id AND a.id > f.id AND a.author_id = o.asked_id AND a.at >= f.at ORDER BY a.id LIMIT 1)
FROM threads t
CROSS JOIN LATERAL (SELECT l.id, l.kind, l.author_id, l.at FROM thread_lines l WHERE l.thread_id = t.id ORDER BY l.id LIMIT 1) f
CROSS JOIN LATERAL (SELECT CASE f.author_id WHEN t.first_id THEN t.second_id ELSE t.first_id END AS asked_id) o
WHERE f.kind = 'message'
  AND NOT EXISTS (
    SELECT FROM orders b WHERE b.placed_at <= f.at
      AND ((b.buyer_id = f.author_id AND b.freelancer_id = o.asked_id) OR (b.buyer_id = o.asked_id AND b.freelancer_id = f.author_id)));
