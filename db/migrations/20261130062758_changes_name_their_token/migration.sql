ALTER TABLE "order_changes" ADD COLUMN "token_id" text collate "C";
--> statement-breakpoint
CREATE TRIGGER "order_changes_token_frozen" BEFORE UPDATE OF "token_id" ON "order_changes"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
