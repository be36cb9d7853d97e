ALTER TABLE "users" ADD COLUMN "steps_hidden_at" timestamp with time zone;--> statement-breakpoint
DROP INDEX "tasks_buyer";--> statement-breakpoint
CREATE INDEX "tasks_buyer" ON "tasks" ("buyer_id","state","order_id") WHERE state in ('funded', 'started', 'delivered', 'disputed');--> statement-breakpoint
DROP INDEX "tasks_freelancer";--> statement-breakpoint
CREATE INDEX "tasks_freelancer" ON "tasks" ("freelancer_id","state","order_id") WHERE state in ('funded', 'started', 'delivered', 'disputed');--> statement-breakpoint
CREATE INDEX "disputes_buyer_open" ON "disputes" ("buyer_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "disputes_freelancer_open" ON "disputes" ("freelancer_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "tasks_buyer_asked" ON "tasks" ("buyer_id","order_id") WHERE cancel_proposed_by is not null or extension_days is not null;--> statement-breakpoint
CREATE INDEX "tasks_freelancer_asked" ON "tasks" ("freelancer_id","order_id") WHERE cancel_proposed_by is not null or extension_days is not null;