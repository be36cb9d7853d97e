DROP INDEX "order_facts_position";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "disowned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_changes" ADD COLUMN "session_id" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "session_id" text collate "C";--> statement-breakpoint
ALTER TABLE "order_facts" DROP COLUMN "position";
--> statement-breakpoint
-- Like the token beside it, it never changes; versions of offers are append-only as a whole.
CREATE TRIGGER "order_changes_session_frozen" BEFORE UPDATE OF "session_id" ON "order_changes"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
