ALTER TABLE "gig_import_lines" ADD COLUMN "fate" text NOT NULL;--> statement-breakpoint
ALTER TABLE "gig_import_lines" ADD COLUMN "source_key" text;--> statement-breakpoint
ALTER TABLE "gig_imports" ADD COLUMN "content" bytea;--> statement-breakpoint
ALTER TABLE "gig_imports" ADD COLUMN "leave_out_rejected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "blocked_reason" text;--> statement-breakpoint
ALTER TABLE "gig_import_lines" DROP COLUMN "accepted";--> statement-breakpoint
ALTER TABLE "gig_import_lines" ALTER COLUMN "remarks" SET DATA TYPE jsonb USING to_jsonb("remarks");--> statement-breakpoint
CREATE INDEX "gigs_delivery" ON "gigs" ("delivery_days","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "users_suspended" ON "users" ("id") WHERE state = 'suspended';--> statement-breakpoint
ALTER TABLE "gig_import_lines" ADD CONSTRAINT "gig_import_lines_fate" CHECK (fate in ('ready', 'adjusted', 'rejected', 'already_there'));--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_blocked_with_reason" CHECK ((state = 'blocked') = (blocked_reason is not null));