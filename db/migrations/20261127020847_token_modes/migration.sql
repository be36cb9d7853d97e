ALTER TABLE "api_tokens" ADD COLUMN "mode" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
CREATE INDEX "api_tokens_sandbox" ON "api_tokens" ("id") WHERE mode = 'sandbox';--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_mode" CHECK (mode in ('live', 'sandbox'));