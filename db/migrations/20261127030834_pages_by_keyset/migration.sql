-- Newest first is read backwards from an index in plain order. What these said, "descending, nulls last", is another order than
-- a query's "order by id desc" for the planner, so every page collected all of a person's rows and sorted them.
DROP INDEX "notices_user";--> statement-breakpoint
CREATE INDEX "notices_user" ON "notices" ("user_id","id");--> statement-breakpoint
DROP INDEX "orders_buyer";--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "orders" ("buyer_id","id");--> statement-breakpoint
DROP INDEX "orders_freelancer";--> statement-breakpoint
CREATE INDEX "orders_freelancer" ON "orders" ("freelancer_id","id");--> statement-breakpoint
DROP INDEX "deposits_user";--> statement-breakpoint
CREATE INDEX "deposits_user" ON "deposits" ("user_id","id");--> statement-breakpoint
DROP INDEX "payouts_user";--> statement-breakpoint
CREATE INDEX "payouts_user" ON "payouts" ("user_id","id");--> statement-breakpoint
DROP INDEX "webhook_deliveries_endpoint";--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint" ON "webhook_deliveries" ("endpoint_id","id");