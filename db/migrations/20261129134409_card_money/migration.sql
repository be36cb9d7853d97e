ALTER TABLE "orders" ADD COLUMN "funds_clear_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "deposits_received" ON "deposits" ("user_id","settled_at") WHERE state = 'succeeded';--> statement-breakpoint
CREATE INDEX "suspense_assignments_user" ON "suspense_assignments" ("user_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_card_money" CHECK (funds_clear_at is null or funding = 'card');