CREATE TABLE "webhook_deliveries" (
	"id" text collate "C" PRIMARY KEY,
	"endpoint_id" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"event_name" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"give_up_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"last_status" integer,
	"last_excerpt" text,
	CONSTRAINT "webhook_deliveries_state" CHECK (state in ('pending', 'delivered', 'failed', 'dead')),
	CONSTRAINT "webhook_deliveries_next" CHECK (next_at is null or state in ('pending', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"state" text NOT NULL,
	"paused_by" text,
	"secret_sealed" bytea NOT NULL,
	"secret_made_at" timestamp with time zone NOT NULL,
	"old_secret_sealed" bytea,
	"old_secret_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "webhook_endpoints_state" CHECK (state in ('active', 'paused', 'removed')),
	CONSTRAINT "webhook_endpoints_paused" CHECK ((state = 'paused') = (paused_by is not null)),
	CONSTRAINT "webhook_endpoints_rotated" CHECK ((old_secret_sealed is null) = (old_secret_until is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_health" (
	"endpoint_id" text collate "C" PRIMARY KEY,
	"failing_since" timestamp with time zone,
	"last_success_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once" ON "webhook_deliveries" ("event_id","endpoint_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint" ON "webhook_deliveries" ("endpoint_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_next" ON "webhook_deliveries" ("next_at","id") WHERE next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_endpoints_once" ON "webhook_endpoints" ("user_id","url") WHERE state <> 'removed';--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id");--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "webhook_health" ADD CONSTRAINT "webhook_health_endpoint_id_webhook_endpoints_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id");--> statement-breakpoint
-- An endpoint is written by commands only; what is sent to it, and how it is doing, by the worker as well.
CREATE TRIGGER "webhook_endpoints_insert_guard" AFTER INSERT ON "webhook_endpoints" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "webhook_endpoints_update_guard" AFTER UPDATE ON "webhook_endpoints" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "webhook_endpoints", "webhook_health" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_deliveries" TO farthing_app;
