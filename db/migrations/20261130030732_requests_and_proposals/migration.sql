CREATE TABLE "buyer_requests" (
	"id" text collate "C" PRIMARY KEY,
	"buyer_id" text collate "C" NOT NULL,
	"category_id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"currency" text NOT NULL,
	"ceiling_micros" bigint NOT NULL,
	"ceiling_hidden" boolean NOT NULL,
	"days" integer NOT NULL,
	"state" text NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"funds_clear_at" timestamp with time zone,
	"proposals" integer DEFAULT 0 NOT NULL,
	"order_id" text collate "C",
	"posted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"search" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', search_text(title)), 'A') || setweight(to_tsvector('english', search_text(description)), 'B')) STORED NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "buyer_requests_state" CHECK (state in ('open', 'awarded', 'withdrawn', 'expired')),
	CONSTRAINT "buyer_requests_amounts" CHECK (ceiling_micros > 0 and days > 0 and proposals >= 0),
	CONSTRAINT "buyer_requests_ended" CHECK ((state = 'open') = (ended_at is null)),
	CONSTRAINT "buyer_requests_order_of" CHECK ((state = 'awarded') = (order_id is not null))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text collate "C" PRIMARY KEY,
	"request_id" text collate "C" NOT NULL,
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"note" text NOT NULL,
	"lines" jsonb NOT NULL,
	"total_micros" bigint NOT NULL,
	"commission_bps" integer NOT NULL,
	"schedule_id" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"shortlisted_at" timestamp with time zone,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "proposals_state" CHECK (state in ('made', 'withdrawn', 'awarded')),
	CONSTRAINT "proposals_total" CHECK (total_micros > 0),
	CONSTRAINT "proposals_ended" CHECK ((state = 'made') = (ended_at is null)),
	CONSTRAINT "proposals_two_people" CHECK (buyer_id <> freelancer_id)
);
--> statement-breakpoint
CREATE TABLE "request_looks" (
	"request_id" text collate "C" PRIMARY KEY,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_subscriptions" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"category_id" text collate "C",
	"words" text NOT NULL,
	"told_to" text collate "C" NOT NULL,
	"subscribed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "request_subscriptions_say_what" CHECK (category_id is not null or words <> '')
);
--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_of_a_task_or_an_order";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "request_id" text collate "C";--> statement-breakpoint
CREATE INDEX "buyer_requests_command" ON "buyer_requests" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "buyer_requests_buyer" ON "buyer_requests" ("buyer_id","id");--> statement-breakpoint
CREATE INDEX "buyer_requests_open" ON "buyer_requests" ("id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "buyer_requests_open_category" ON "buyer_requests" ("category_id","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "buyer_requests_due" ON "buyer_requests" ("closes_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "buyer_requests_search" ON "buyer_requests" USING gin ("search") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "buyer_requests_order" ON "buyer_requests" ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "proposals_command" ON "proposals" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_one_each" ON "proposals" ("request_id","freelancer_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "proposals_request" ON "proposals" ("request_id","id");--> statement-breakpoint
CREATE INDEX "proposals_shortlist" ON "proposals" ("request_id","id") WHERE shortlisted_at is not null;--> statement-breakpoint
CREATE INDEX "proposals_freelancer" ON "proposals" ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "request_subscriptions_command" ON "request_subscriptions" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "request_subscriptions_open" ON "request_subscriptions" ("user_id","id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_buyer_id_users_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id");--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_request_id_buyer_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "buyer_requests"("id");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "request_looks" ADD CONSTRAINT "request_looks_request_id_buyer_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "buyer_requests"("id");--> statement-breakpoint
ALTER TABLE "request_subscriptions" ADD CONSTRAINT "request_subscriptions_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "request_subscriptions" ADD CONSTRAINT "request_subscriptions_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_of_one_thing" CHECK (num_nonnulls(task_id, order_id, request_id) = 1);--> statement-breakpoint
-- Written by commands only, along their lifecycles. What the buyer asked for and the freelancer proposed is never changed.
CREATE TRIGGER "buyer_requests_insert_guard" AFTER INSERT ON "buyer_requests" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_update_guard" AFTER UPDATE ON "buyer_requests" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_begin_lifecycle" AFTER INSERT ON "buyer_requests" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('buyer_request');
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_step_lifecycle" AFTER UPDATE ON "buyer_requests" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('buyer_request');
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_frozen" BEFORE UPDATE OF "id", "buyer_id", "category_id", "title", "description", "currency", "ceiling_micros",
  "ceiling_hidden", "days", "closes_at", "funds_clear_at", "posted_at" ON "buyer_requests"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_are_kept" BEFORE DELETE ON "buyer_requests" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_are_not_truncated" BEFORE TRUNCATE ON "buyer_requests" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "proposals_insert_guard" AFTER INSERT ON "proposals" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "proposals_update_guard" AFTER UPDATE ON "proposals" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "proposals_begin_lifecycle" AFTER INSERT ON "proposals" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('proposal');
--> statement-breakpoint
CREATE TRIGGER "proposals_step_lifecycle" AFTER UPDATE ON "proposals" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('proposal');
--> statement-breakpoint
CREATE TRIGGER "proposals_frozen" BEFORE UPDATE OF "id", "request_id", "buyer_id", "freelancer_id", "note", "lines", "total_micros",
  "commission_bps", "schedule_id", "made_at" ON "proposals" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "proposals_are_kept" BEFORE DELETE ON "proposals" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "proposals_are_not_truncated" BEFORE TRUNCATE ON "proposals" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "request_subscriptions_insert_guard" AFTER INSERT ON "request_subscriptions" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "request_subscriptions_update_guard" AFTER UPDATE ON "request_subscriptions" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT ON "buyer_requests", "proposals", "request_looks", "request_subscriptions" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "proposals", "order_id", "ended_at", "command_id") ON "buyer_requests" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "shortlisted_at", "ended_at", "command_id") ON "proposals" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("at") ON "request_looks" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("told_to", "ended_at", "command_id") ON "request_subscriptions" TO farthing_app;
