CREATE TABLE "api_token_uses" (
	"token_id" text collate "C" PRIMARY KEY,
	"used_at" timestamp with time zone NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"tail" text NOT NULL,
	"scopes" text[] NOT NULL,
	"addresses" text[] NOT NULL,
	"cap_currency" text,
	"cap_task_micros" bigint,
	"cap_day_micros" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "api_tokens_caps" CHECK (cap_currency is not null or (cap_task_micros is null and cap_day_micros is null))
);
--> statement-breakpoint
CREATE TABLE "token_spending" (
	"token_id" text collate "C",
	"day" date,
	"currency" text,
	"spent_micros" bigint NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "token_spending_pkey" PRIMARY KEY("token_id","day","currency"),
	CONSTRAINT "token_spending_amount" CHECK (spent_micros >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" ("hash");--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" ("user_id");--> statement-breakpoint
ALTER TABLE "api_token_uses" ADD CONSTRAINT "api_token_uses_token_id_api_tokens_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_tokens"("id");--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "token_spending" ADD CONSTRAINT "token_spending_token_id_api_tokens_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_tokens"("id");