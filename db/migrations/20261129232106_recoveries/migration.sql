CREATE TABLE "recoveries" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"email" text NOT NULL,
	"state" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "recoveries_state" CHECK (state in ('waiting', 'ready', 'done', 'stopped', 'lapsed')),
	CONSTRAINT "recoveries_ended" CHECK ((state in ('waiting', 'ready')) = (ended_at is null) and (ended_at is null) = (next_at is not null)
          and due_at > begun_at and (state not in ('ready', 'done', 'lapsed') or next_at is null or next_at >= due_at))
);
--> statement-breakpoint
CREATE INDEX "recoveries_command" ON "recoveries" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "recoveries_one_open" ON "recoveries" ("user_id") WHERE state in ('waiting', 'ready');--> statement-breakpoint
CREATE INDEX "recoveries_next" ON "recoveries" ("next_at","id") WHERE next_at is not null;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
CREATE TRIGGER "recoveries_insert_guard" AFTER INSERT ON "recoveries" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "recoveries_update_guard" AFTER UPDATE ON "recoveries" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "recoveries" TO farthing_app;
