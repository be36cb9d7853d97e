CREATE TABLE "offer_lines" (
	"offer_id" text collate "C",
	"version" integer,
	"position" integer,
	"title" text NOT NULL,
	"scope" text NOT NULL,
	"price_micros" bigint NOT NULL,
	"days" integer NOT NULL,
	"revisions" integer NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "offer_lines_pkey" PRIMARY KEY("offer_id","version","position"),
	CONSTRAINT "offer_lines_amounts" CHECK (price_micros > 0 and days > 0 and revisions >= 0 and position > 0)
);
--> statement-breakpoint
CREATE TABLE "offer_versions" (
	"offer_id" text collate "C",
	"number" integer,
	"author" text NOT NULL,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"funded" integer NOT NULL,
	"total_micros" bigint NOT NULL,
	"commission_micros" bigint NOT NULL,
	"bps" integer NOT NULL,
	"schedule_id" text collate "C" NOT NULL,
	"valid_days" integer NOT NULL,
	"token_id" text collate "C",
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "offer_versions_pkey" PRIMARY KEY("offer_id","number"),
	CONSTRAINT "offer_versions_author" CHECK (author in ('buyer', 'freelancer')),
	CONSTRAINT "offer_versions_numbers" CHECK (number > 0 and funded > 0 and valid_days > 0)
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text collate "C" PRIMARY KEY,
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"gig_id" text collate "C",
	"thread_id" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"version" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"order_id" text collate "C",
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "offers_two_people" CHECK (buyer_id <> freelancer_id),
	CONSTRAINT "offers_state" CHECK (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "offers_ended" CHECK ((ended_at is null) = (state = 'open')),
	CONSTRAINT "offers_accepted" CHECK ((order_id is not null) = (state = 'accepted'))
);
--> statement-breakpoint
CREATE INDEX "offer_lines_command" ON "offer_lines" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "offer_versions_command" ON "offer_versions" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "offers_command" ON "offers" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "offers_buyer" ON "offers" ("buyer_id","id");--> statement-breakpoint
CREATE INDEX "offers_freelancer" ON "offers" ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "offers_due" ON "offers" ("expires_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_order" ON "offers" ("order_id") WHERE order_id is not null;--> statement-breakpoint
ALTER TABLE "offer_lines" ADD CONSTRAINT "offer_lines_qY4hVDyhfpnA_fkey" FOREIGN KEY ("offer_id","version") REFERENCES "offer_versions"("offer_id","number");--> statement-breakpoint
ALTER TABLE "offer_versions" ADD CONSTRAINT "offer_versions_offer_id_offers_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_buyer_id_users_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
-- Written by commands only. What one side proposed is never changed; an offer becomes an order once.
CREATE TRIGGER "offers_insert_guard" AFTER INSERT ON "offers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "offers_update_guard" AFTER UPDATE ON "offers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "offers_begin_lifecycle" AFTER INSERT ON "offers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('offer');
--> statement-breakpoint
CREATE TRIGGER "offers_step_lifecycle" AFTER UPDATE ON "offers" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('offer');
--> statement-breakpoint
CREATE TRIGGER "offers_frozen" BEFORE UPDATE OF "id", "buyer_id", "freelancer_id", "gig_id", "thread_id", "currency", "made_at" ON "offers"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "offers_are_kept" BEFORE DELETE ON "offers" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "offers_are_not_truncated" BEFORE TRUNCATE ON "offers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "offer_versions_insert_guard" AFTER INSERT ON "offer_versions" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "offer_versions_update_guard" AFTER UPDATE ON "offer_versions" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "offer_versions_are_kept" BEFORE UPDATE OR DELETE ON "offer_versions" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "offer_versions_are_not_truncated" BEFORE TRUNCATE ON "offer_versions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "offer_lines_insert_guard" AFTER INSERT ON "offer_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "offer_lines_update_guard" AFTER UPDATE ON "offer_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "offer_lines_are_kept" BEFORE UPDATE OR DELETE ON "offer_lines" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "offer_lines_are_not_truncated" BEFORE TRUNCATE ON "offer_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "offers", "offer_versions", "offer_lines" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "version", "expires_at", "ended_at", "order_id", "command_id") ON "offers" TO farthing_app;
