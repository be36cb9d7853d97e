CREATE TABLE "gig_drafts" (
	"gig_id" text collate "C" PRIMARY KEY,
	"freelancer_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"typed" jsonb,
	"version" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "gig_drafts_kind" CHECK (kind in ('package', 'unit'))
);
--> statement-breakpoint
CREATE INDEX "gig_drafts_command" ON "gig_drafts" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "gig_drafts_freelancer" ON "gig_drafts" ("freelancer_id","gig_id");--> statement-breakpoint
ALTER TABLE "gig_drafts" ADD CONSTRAINT "gig_drafts_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only. A draft that is published or discarded loses its text and keeps its version, so no row is deleted.
CREATE TRIGGER "gig_drafts_insert_guard" AFTER INSERT ON "gig_drafts" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "gig_drafts_update_guard" AFTER UPDATE ON "gig_drafts" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "gig_drafts" TO farthing_app;
