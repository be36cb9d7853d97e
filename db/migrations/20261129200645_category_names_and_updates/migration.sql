ALTER TABLE "categories" ADD COLUMN "name_key" text;--> statement-breakpoint
ALTER TABLE "gig_import_lines" ADD COLUMN "gig_id" text collate "C";--> statement-breakpoint
ALTER TABLE "gig_imports" ADD COLUMN "findings" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "gig_imports" ADD COLUMN "updates" text DEFAULT 'leave' NOT NULL;--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "imported_hash" text;--> statement-breakpoint
CREATE UNIQUE INDEX "categories_name" ON "categories" (coalesce(parent_id, ''),"name_key");--> statement-breakpoint
ALTER TABLE "gig_imports" ADD CONSTRAINT "gig_imports_updates" CHECK (updates in ('leave', 'changed', 'edited'));--> statement-breakpoint
ALTER TABLE "gig_import_lines" DROP CONSTRAINT "gig_import_lines_fate", ADD CONSTRAINT "gig_import_lines_fate" CHECK (fate in ('ready', 'adjusted', 'rejected', 'already_there', 'changed', 'edited'));--> statement-breakpoint
-- Lines that an earlier version read name their categories by slugs, which this version does not take.
update gig_imports set state = 'failed', content = null, finished_at = now(),
  failure = 'Farthing was updated while this import was open. Nothing was imported; upload the file again.'
where state in ('reading', 'previewed', 'importing');
--> statement-breakpoint
delete from gig_import_lines where import_id in (select id from gig_imports where state = 'failed');
