-- Batches and what became of their items are written by commands only; a result is given once, and nothing else of an item can change.
CREATE TRIGGER "batches_insert_guard" AFTER INSERT ON "batches" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "batches_update_guard" AFTER UPDATE ON "batches" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "batch_items_insert_guard" AFTER INSERT ON "batch_items" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "batch_items_update_guard" AFTER UPDATE ON "batch_items" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "batches_begin_lifecycle" AFTER INSERT ON "batches" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('batch');
--> statement-breakpoint
CREATE TRIGGER "batches_step_lifecycle" AFTER UPDATE ON "batches" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('batch');
--> statement-breakpoint
CREATE TRIGGER "batch_results_are_history" BEFORE UPDATE ON "batch_items"
  FOR EACH ROW WHEN (old.result <> 'waiting') EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "batches", "batch_items" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "done", "refused", "cancel_asked_at", "ended_at", "command_id") ON "batches" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("result", "code", "sentence", "command_id") ON "batch_items" TO farthing_app;
--> statement-breakpoint
-- What the worker tried; it goes with its message, or when there is too much of it.
GRANT SELECT, INSERT, DELETE ON "webhook_attempts" TO farthing_app;
