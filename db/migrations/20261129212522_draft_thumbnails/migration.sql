ALTER TABLE "draft_files" ADD COLUMN "thumbnail" jsonb;--> statement-breakpoint
CREATE INDEX "draft_files_thumbnail" ON "draft_files" ((thumbnail->>'storageKey'));