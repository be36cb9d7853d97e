CREATE TABLE "setbacks" (
	"work" text,
	"item_id" text collate "C",
	"reason" text NOT NULL,
	"tries" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "setbacks_pkey" PRIMARY KEY("work","item_id")
);
--> statement-breakpoint
DROP INDEX "payouts_next";--> statement-breakpoint
CREATE INDEX "payouts_next" ON "payouts" ("next_at","id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "payouts_promised" ON "payouts" ("currency","amount_micros") WHERE state in ('queued', 'submitted', 'unknown') and submitted_at is not null;