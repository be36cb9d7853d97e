CREATE TABLE "blocks" (
	"id" text collate "C" PRIMARY KEY,
	"blocker_id" text collate "C" NOT NULL,
	"blocked_id" text collate "C" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "blocks_two_people" CHECK (blocker_id <> blocked_id)
);
--> statement-breakpoint
CREATE TABLE "message_reports" (
	"id" text collate "C" PRIMARY KEY,
	"line_id" text collate "C" NOT NULL,
	"reporter_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" text,
	"explanation" text,
	"decided_by" text collate "C",
	"decided_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "message_reports_decision" CHECK (decision in ('upheld', 'dismissed')),
	CONSTRAINT "message_reports_decided" CHECK ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (explanation is null))
);
--> statement-breakpoint
CREATE TABLE "live_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text collate "C" NOT NULL,
	"event_id" text collate "C",
	"kind" text NOT NULL,
	"about" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_preferences" (
	"user_id" text collate "C" PRIMARY KEY,
	"choices" jsonb DEFAULT '{}' NOT NULL,
	"quiet_from" smallint,
	"quiet_until" smallint,
	"daily_at" smallint DEFAULT 480 NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "notice_preferences_times" CHECK (daily_at between 0 and 1439),
	CONSTRAINT "notice_preferences_quiet" CHECK ((quiet_from is null and quiet_until is null)
        or (quiet_from between 0 and 1439 and quiet_until between 0 and 1439 and quiet_from <> quiet_until)),
	CONSTRAINT "notice_preferences_keep_warnings" CHECK (not (choices ? 'security') and not (choices ? 'money_out'))
);
--> statement-breakpoint
CREATE TABLE "order_changes" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"task_id" text collate "C",
	"position" integer,
	"title" text,
	"scope" text,
	"revisions" integer,
	"price_micros" bigint,
	"days" integer,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "order_changes_by" CHECK ("by" in ('buyer', 'freelancer')),
	CONSTRAINT "order_changes_state" CHECK (state in ('proposed', 'accepted', 'declined', 'withdrawn', 'expired') and (state = 'proposed') = (ended_at is null)),
	CONSTRAINT "order_changes_kind" CHECK (case kind
            when 'add' then num_nonnulls(title, scope, price_micros, days, revisions) = 5 and num_nonnulls(task_id, position) = 0
            when 'lower' then num_nonnulls(task_id, price_micros) = 2 and num_nonnulls(title, scope, days, revisions, position) = 0
            when 'days' then num_nonnulls(task_id, days) = 2 and num_nonnulls(title, scope, price_micros, revisions, position) = 0
            when 'drop' then position is not null and num_nonnulls(title, scope, price_micros, days, revisions, task_id) = 0
            when 'scope' then scope is not null and num_nonnulls(title, price_micros, days, revisions, task_id, position) = 0
            else false end),
	CONSTRAINT "order_changes_amounts" CHECK (coalesce(price_micros > 0, true) and coalesce(days > 0, true) and coalesce(revisions >= 0, true))
);
--> statement-breakpoint
CREATE TABLE "message_drafts" (
	"holder" text,
	"addressee" text,
	"body" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_drafts_pkey" PRIMARY KEY("holder","addressee")
);
--> statement-breakpoint
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
CREATE TABLE "order_answers" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" text collate "C",
	"position" integer,
	"title" text NOT NULL,
	"scope" text NOT NULL,
	"price_micros" bigint NOT NULL,
	"days" integer NOT NULL,
	"revisions" integer NOT NULL,
	"task_id" text collate "C",
	"change_id" text collate "C",
	"dropped_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "order_lines_pkey" PRIMARY KEY("order_id","position"),
	CONSTRAINT "order_lines_amounts" CHECK (price_micros > 0 and days > 0 and revisions >= 0 and position > 0),
	CONSTRAINT "order_lines_dropped" CHECK (task_id is null or dropped_at is null)
);
--> statement-breakpoint
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
CREATE TABLE "thread_lines" (
	"id" text collate "C" PRIMARY KEY,
	"thread_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"author_id" text collate "C",
	"body" text NOT NULL,
	"subject_id" text collate "C",
	"order_id" text collate "C",
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "thread_lines_kind" CHECK (kind in ('message', 'offer', 'request', 'change')),
	CONSTRAINT "thread_lines_author" CHECK (kind <> 'message' or author_id is not null)
);
--> statement-breakpoint
CREATE TABLE "thread_members" (
	"thread_id" text collate "C",
	"user_id" text collate "C",
	"other_id" text collate "C" NOT NULL,
	"newest_id" text collate "C" NOT NULL,
	"read_to" text collate "C",
	"unread" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"muted_at" timestamp with time zone,
	CONSTRAINT "thread_members_pkey" PRIMARY KEY("thread_id","user_id"),
	CONSTRAINT "thread_members_unread_counts" CHECK (unread >= 0)
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" text collate "C" PRIMARY KEY,
	"first_id" text collate "C" NOT NULL,
	"second_id" text collate "C" NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "threads_two_people" CHECK (first_id < second_id)
);
--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_of_a_task_or_an_order";--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "questions" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "thread_id" text collate "C";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "request_id" text collate "C";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "page" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "digest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draft_files" ADD COLUMN "question" text DEFAULT '';--> statement-breakpoint
ALTER TABLE "order_drafts" ADD COLUMN "answers" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_drafts" ADD COLUMN "reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "agreed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "metadata" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "questions" jsonb;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "added_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "funds_clear_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draft_files" DROP CONSTRAINT "draft_files_pkey";--> statement-breakpoint
ALTER TABLE "draft_files" ADD PRIMARY KEY ("holder","gig_id","question","sha256");--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "gig_id" DROP NOT NULL;--> statement-breakpoint
DROP INDEX "notices_unread";--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" ("user_id") WHERE read_at is null and over_at is null and not gathered and page;--> statement-breakpoint
CREATE INDEX "blocks_command" ON "blocks" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "blocks_one_each" ON "blocks" ("blocker_id","blocked_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "blocks_of" ON "blocks" ("blocked_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "message_reports_command" ON "message_reports" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "message_reports_one_each" ON "message_reports" ("line_id","reporter_id");--> statement-breakpoint
CREATE INDEX "message_reports_of_reporter" ON "message_reports" ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "message_reports_waiting" ON "message_reports" ("id") WHERE decision is null;--> statement-breakpoint
CREATE UNIQUE INDEX "live_marks_once" ON "live_marks" ("event_id","user_id");--> statement-breakpoint
CREATE INDEX "live_marks_user" ON "live_marks" ("user_id","id");--> statement-breakpoint
CREATE INDEX "notices_digest" ON "notices" ("user_id","digest_at") WHERE digest_at is not null and mailed_at is null;--> statement-breakpoint
CREATE INDEX "order_changes_command" ON "order_changes" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "order_changes_order" ON "order_changes" ("order_id","id");--> statement-breakpoint
CREATE INDEX "order_changes_open" ON "order_changes" ("answer_by","id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "message_drafts_saved" ON "message_drafts" ("saved_at");--> statement-breakpoint
CREATE INDEX "offer_lines_command" ON "offer_lines" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "offer_versions_command" ON "offer_versions" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "offers_command" ON "offers" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "offers_buyer" ON "offers" ("buyer_id","id");--> statement-breakpoint
CREATE INDEX "offers_freelancer" ON "offers" ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "offers_due" ON "offers" ("expires_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_order" ON "offers" ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "order_answers_command" ON "order_answers" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "order_answers_question" ON "order_answers" ("order_id","question");--> statement-breakpoint
CREATE INDEX "order_lines_command" ON "order_lines" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_task" ON "order_lines" ("task_id") WHERE task_id is not null;--> statement-breakpoint
CREATE INDEX "order_lines_unfunded" ON "order_lines" ("order_id") WHERE task_id is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX "orders_reference" ON "orders" ("buyer_id","reference","id") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "orders_metadata" ON "orders" USING gin (metadata jsonb_path_ops) WHERE metadata is not null;--> statement-breakpoint
CREATE INDEX "tasks_unanswered" ON "tasks" ("buyer_id","order_id") WHERE next_event = 'go_unanswered';--> statement-breakpoint
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
CREATE INDEX "thread_lines_command" ON "thread_lines" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "thread_lines_thread" ON "thread_lines" ("thread_id","id");--> statement-breakpoint
CREATE INDEX "thread_lines_author" ON "thread_lines" ("author_id","id");--> statement-breakpoint
CREATE INDEX "thread_lines_order" ON "thread_lines" ("order_id","id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "thread_members_list" ON "thread_members" ("user_id","newest_id");--> statement-breakpoint
CREATE INDEX "thread_members_unread" ON "thread_members" ("user_id") WHERE unread > 0;--> statement-breakpoint
CREATE INDEX "threads_command" ON "threads" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "threads_pair" ON "threads" ("first_id","second_id");--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_users_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_users_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_line_id_thread_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "thread_lines"("id");--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_reporter_id_users_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_decided_by_users_id_fkey" FOREIGN KEY ("decided_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "offer_lines" ADD CONSTRAINT "offer_lines_qY4hVDyhfpnA_fkey" FOREIGN KEY ("offer_id","version") REFERENCES "offer_versions"("offer_id","number");--> statement-breakpoint
ALTER TABLE "offer_versions" ADD CONSTRAINT "offer_versions_offer_id_offers_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_buyer_id_users_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_answers" ADD CONSTRAINT "order_answers_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_buyer_id_users_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id");--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_request_id_buyer_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "buyer_requests"("id");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "request_looks" ADD CONSTRAINT "request_looks_request_id_buyer_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "buyer_requests"("id");--> statement-breakpoint
ALTER TABLE "request_subscriptions" ADD CONSTRAINT "request_subscriptions_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "request_subscriptions" ADD CONSTRAINT "request_subscriptions_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id");--> statement-breakpoint
ALTER TABLE "thread_lines" ADD CONSTRAINT "thread_lines_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "thread_lines" ADD CONSTRAINT "thread_lines_author_id_users_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "thread_members" ADD CONSTRAINT "thread_members_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_first_id_users_id_fkey" FOREIGN KEY ("first_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_second_id_users_id_fkey" FOREIGN KEY ("second_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_of_one_thing" CHECK (num_nonnulls(task_id, order_id, thread_id, request_id) = 1);
--> statement-breakpoint
-- Written by commands only. A line of an agreement is funded or left out once; what the parties agreed to is never changed.
CREATE TRIGGER "order_lines_insert_guard" AFTER INSERT ON "order_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_lines_update_guard" AFTER UPDATE ON "order_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_lines_frozen" BEFORE UPDATE OF "order_id", "position", "title", "scope", "price_micros", "days", "revisions", "change_id" ON "order_lines"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "order_lines_are_kept" BEFORE DELETE ON "order_lines" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_lines_are_not_truncated" BEFORE TRUNCATE ON "order_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "blocks_insert_guard" AFTER INSERT ON "blocks" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "blocks_update_guard" AFTER UPDATE ON "blocks" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "threads_insert_guard" AFTER INSERT ON "threads" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "threads_are_kept" BEFORE UPDATE OR DELETE ON "threads" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "threads_are_not_truncated" BEFORE TRUNCATE ON "threads" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- Messages are evidence in disputes: append-only.
CREATE TRIGGER "thread_lines_insert_guard" AFTER INSERT ON "thread_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "thread_lines_are_kept" BEFORE UPDATE OR DELETE ON "thread_lines" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "thread_lines_are_not_truncated" BEFORE TRUNCATE ON "thread_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_lines", "blocks", "threads", "thread_members", "thread_lines" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("task_id", "dropped_at", "command_id") ON "order_lines" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("ended_at", "command_id") ON "blocks" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("newest_id", "read_to", "unread", "archived_at", "muted_at") ON "thread_members" TO farthing_app;
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
-- Written by commands only, along its lifecycle; what was proposed is never changed.
CREATE TRIGGER "order_changes_insert_guard" AFTER INSERT ON "order_changes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_changes_update_guard" AFTER UPDATE ON "order_changes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_changes_begin_lifecycle" AFTER INSERT ON "order_changes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('order_change');
--> statement-breakpoint
CREATE TRIGGER "order_changes_step_lifecycle" AFTER UPDATE ON "order_changes" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('order_change');
--> statement-breakpoint
CREATE TRIGGER "order_changes_frozen" BEFORE UPDATE OF "id", "order_id", "by", "kind", "task_id", "position", "title", "scope", "revisions",
  "price_micros", "days", "note", "proposed_at", "answer_by" ON "order_changes" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "order_changes_are_kept" BEFORE DELETE ON "order_changes" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_changes_are_not_truncated" BEFORE TRUNCATE ON "order_changes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- The moment a task's card money clears is written with the task, and moves in a sandbox only.
CREATE TRIGGER "tasks_card_money_stays" BEFORE UPDATE OF "funds_clear_at" ON "tasks" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_changes" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "ended_at", "command_id") ON "order_changes" TO farthing_app;
--> statement-breakpoint
-- Written by commands only. Freelancers work by the answers, and they are evidence in disputes: append-only.
CREATE TRIGGER "order_answers_insert_guard" AFTER INSERT ON "order_answers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_answers_update_guard" AFTER UPDATE ON "order_answers" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_answers_are_kept" BEFORE UPDATE OR DELETE ON "order_answers" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_answers_are_not_truncated" BEFORE TRUNCATE ON "order_answers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_answers" TO farthing_app;
--> statement-breakpoint
-- Readers go by "ids above the last one seen". Ids are drawn before the commit, so without this lock a row could appear behind a
-- reader that already saw a larger id. It is taken before the first id of a statement is drawn, and let go after the commit is
-- visible; only the worker writes here, never the transaction of a command.
CREATE FUNCTION live_marks_in_order() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('live_marks', 0));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_marks_commit_in_order" BEFORE INSERT ON "live_marks"
  FOR EACH STATEMENT EXECUTE FUNCTION live_marks_in_order();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "live_marks" TO farthing_app;
--> statement-breakpoint
GRANT SELECT ON SEQUENCE "live_marks_id_seq" TO farthing_app;
--> statement-breakpoint
-- Written by commands only. Never deleted: a person who wants everything again says so.
CREATE TRIGGER "notice_preferences_insert_guard" AFTER INSERT ON "notice_preferences" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "notice_preferences_update_guard" AFTER UPDATE ON "notice_preferences" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "notice_preferences_frozen" BEFORE UPDATE OF "user_id" ON "notice_preferences"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "notice_preferences" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("choices", "quiet_from", "quiet_until", "daily_at", "command_id") ON "notice_preferences" TO farthing_app;
--> statement-breakpoint
-- Written by commands only. A report is decided once; what was reported, and why, is never changed.
CREATE TRIGGER "message_reports_insert_guard" AFTER INSERT ON "message_reports" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "message_reports_update_guard" AFTER UPDATE ON "message_reports" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "message_reports_frozen" BEFORE UPDATE OF "line_id", "reporter_id", "reason", "note", "at" ON "message_reports"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "message_reports_are_kept" BEFORE DELETE ON "message_reports" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "message_reports_are_not_truncated" BEFORE TRUNCATE ON "message_reports" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "message_reports" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("decision", "explanation", "decided_by", "decided_at", "command_id") ON "message_reports" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "message_drafts" TO farthing_app;
--> statement-breakpoint
CREATE TRIGGER "threads_update_guard" AFTER UPDATE ON "threads" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "thread_lines_update_guard" AFTER UPDATE ON "thread_lines" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
