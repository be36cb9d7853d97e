CREATE TABLE "message_reports" (
	"id" text collate "C" PRIMARY KEY,
	"line_id" text collate "C" NOT NULL,
	"reporter_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" text,
	"explanation" text,
	"decided_by" text collate "C",
	"decided_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "message_reports_decision" CHECK (decision in ('upheld', 'dismissed')),
	CONSTRAINT "message_reports_decided" CHECK ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (explanation is null))
);
--> statement-breakpoint
CREATE INDEX "message_reports_command" ON "message_reports" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "message_reports_one_each" ON "message_reports" ("line_id","reporter_id");--> statement-breakpoint
CREATE INDEX "message_reports_of_reporter" ON "message_reports" ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "message_reports_waiting" ON "message_reports" ("id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "thread_lines_author" ON "thread_lines" ("author_id","id");--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_line_id_thread_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "thread_lines"("id");--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_reporter_id_users_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_decided_by_users_id_fkey" FOREIGN KEY ("decided_by") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only. A report is decided once; what was reported, and why, is never changed.
CREATE TRIGGER "message_reports_insert_guard" AFTER INSERT ON "message_reports" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "message_reports_update_guard" AFTER UPDATE ON "message_reports" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "message_reports_frozen" BEFORE UPDATE OF "line_id", "reporter_id", "reason", "note", "at" ON "message_reports"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "message_reports_are_kept" BEFORE DELETE ON "message_reports" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "message_reports_are_not_truncated" BEFORE TRUNCATE ON "message_reports" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "message_reports" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("decision", "explanation", "decided_by", "decided_at", "command_id") ON "message_reports" TO farthing_app;
