DROP INDEX "tasks_buyer";--> statement-breakpoint
CREATE INDEX "tasks_buyer" ON "tasks" ("buyer_id","order_id","state") WHERE state in ('funded', 'started', 'delivered', 'disputed');--> statement-breakpoint
DROP INDEX "tasks_freelancer";--> statement-breakpoint
CREATE INDEX "tasks_freelancer" ON "tasks" ("freelancer_id","order_id","state") WHERE state in ('funded', 'started', 'delivered', 'disputed');