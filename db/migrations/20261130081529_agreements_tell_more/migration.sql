ALTER TABLE "order_changes" ADD COLUMN "unconfirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "unconfirmed_version" integer;--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD COLUMN "passed_to" text collate "C";--> statement-breakpoint
CREATE INDEX "buyer_requests_passing" ON "buyer_requests" ("id") WHERE passed_to is not null;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_unconfirmed" CHECK (unconfirmed_version <= version);--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_pass_over" CHECK (passed_to is null or state <> 'open');
--> statement-breakpoint
-- Written by commands, like the rest of these rows: the guards of their tables hold for every column.
GRANT UPDATE ("unconfirmed_version") ON "offers" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("unconfirmed_at") ON "order_changes" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("passed_to") ON "buyer_requests" TO farthing_app;
