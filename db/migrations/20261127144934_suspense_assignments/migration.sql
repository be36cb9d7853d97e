CREATE TABLE "suspense_assignments" (
	"id" text collate "C" PRIMARY KEY,
	"transfer_id" bigint NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "suspense_assignments_once" ON "suspense_assignments" ("transfer_id");--> statement-breakpoint
ALTER TABLE "suspense_assignments" ADD CONSTRAINT "suspense_assignments_transfer_id_transfers_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfers"("id");--> statement-breakpoint
ALTER TABLE "suspense_assignments" ADD CONSTRAINT "suspense_assignments_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only, and never changed afterwards.
CREATE TRIGGER "suspense_assignments_insert_guard" AFTER INSERT ON "suspense_assignments" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "suspense_assignments_update_guard" AFTER UPDATE ON "suspense_assignments" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "suspense_assignments_are_history" BEFORE UPDATE OR DELETE ON "suspense_assignments"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "suspense_assignments_are_not_truncated" BEFORE TRUNCATE ON "suspense_assignments"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "suspense_assignments" TO farthing_app;
