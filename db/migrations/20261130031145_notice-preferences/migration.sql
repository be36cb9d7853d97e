CREATE TABLE "notice_preferences" (
	"user_id" text collate "C" PRIMARY KEY,
	"choices" jsonb DEFAULT '{}' NOT NULL,
	"quiet_from" smallint,
	"quiet_until" smallint,
	"daily_at" smallint DEFAULT 480 NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "notice_preferences_times" CHECK (daily_at between 0 and 1439),
	CONSTRAINT "notice_preferences_quiet" CHECK ((quiet_from is null and quiet_until is null)
        or (quiet_from between 0 and 1439 and quiet_until between 0 and 1439 and quiet_from <> quiet_until)),
	CONSTRAINT "notice_preferences_keep_warnings" CHECK (not (choices ? 'security') and not (choices ? 'money_out'))
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "page" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "digest_at" timestamp with time zone;--> statement-breakpoint
DROP INDEX "notices_unread";--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" ("user_id") WHERE read_at is null and over_at is null and not gathered and page;--> statement-breakpoint
CREATE INDEX "notices_digest" ON "notices" ("user_id","digest_at") WHERE digest_at is not null and mailed_at is null;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only. Never deleted: a person who wants everything again says so.
CREATE TRIGGER "notice_preferences_insert_guard" AFTER INSERT ON "notice_preferences" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "notice_preferences_update_guard" AFTER UPDATE ON "notice_preferences" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "notice_preferences_frozen" BEFORE UPDATE OF "user_id" ON "notice_preferences"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "notice_preferences" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("choices", "quiet_from", "quiet_until", "daily_at", "command_id") ON "notice_preferences" TO farthing_app;
