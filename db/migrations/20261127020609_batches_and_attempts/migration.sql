CREATE TABLE "batch_items" (
	"batch_id" text collate "C",
	"position" integer,
	"task_id" text collate "C" NOT NULL,
	"version" integer,
	"result" text NOT NULL,
	"code" text,
	"sentence" text,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "batch_items_pkey" PRIMARY KEY("batch_id","position"),
	CONSTRAINT "batch_items_result" CHECK (result in ('waiting', 'done', 'refused')),
	CONSTRAINT "batch_items_reason" CHECK ((result = 'refused') = (code is not null) and (code is null) = (sentence is null))
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"verb" text NOT NULL,
	"note" text NOT NULL,
	"token_id" text collate "C",
	"level" text NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"cancel_asked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "batches_state" CHECK (state in ('running', 'finished', 'cancelled', 'stopped')),
	CONSTRAINT "batches_ended" CHECK ((state = 'running') = (ended_at is null)),
	CONSTRAINT "batches_counts" CHECK (total > 0 and done >= 0 and refused >= 0 and done + refused <= total
          and (state = 'running') = (done + refused < total))
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" text collate "C" PRIMARY KEY,
	"delivery_id" text collate "C" NOT NULL,
	"attempt" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	"status" integer,
	"excerpt" text NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "webhook_attempts_took" CHECK (took_ms >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "batch_items_once" ON "batch_items" ("batch_id","task_id");--> statement-breakpoint
CREATE INDEX "batch_items_refused" ON "batch_items" ("batch_id","position") WHERE result = 'refused';--> statement-breakpoint
CREATE INDEX "batches_user" ON "batches" ("user_id","id");--> statement-breakpoint
CREATE INDEX "batches_running" ON "batches" ("id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "webhook_attempts_delivery" ON "webhook_attempts" ("delivery_id","id");--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_batch_id_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id");--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_token_id_api_tokens_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_tokens"("id");--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_deliveries"("id") ON DELETE CASCADE;