CREATE INDEX "disputes_task" ON "disputes" ("task_id","id");--> statement-breakpoint
CREATE INDEX "payouts_method" ON "payouts" ("method_id","id");