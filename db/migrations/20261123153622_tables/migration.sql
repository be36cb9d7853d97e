CREATE SCHEMA "sandbox";
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" text collate "C" PRIMARY KEY,
	"parent_id" text collate "C",
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gig_extras" (
	"id" text collate "C" PRIMARY KEY,
	"gig_id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"price_micros" bigint NOT NULL,
	"extra_days" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "gig_extras_price" CHECK (price_micros > 0)
);
--> statement-breakpoint
CREATE TABLE "gig_import_lines" (
	"import_id" text collate "C",
	"line" integer,
	"accepted" boolean NOT NULL,
	"remarks" text[] NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "gig_import_lines_pkey" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "gig_imports" (
	"id" text collate "C" PRIMARY KEY,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"requested_by" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"counts" jsonb NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "gig_imports_state" CHECK (state in ('reading', 'previewed', 'importing', 'imported', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "gig_packages" (
	"gig_id" text collate "C",
	"tier" text,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"price_micros" bigint NOT NULL,
	"delivery_days" integer NOT NULL,
	"revisions" integer NOT NULL,
	CONSTRAINT "gig_packages_pkey" PRIMARY KEY("gig_id","tier"),
	CONSTRAINT "gig_packages_tier" CHECK (tier in ('basic', 'standard', 'premium')),
	CONSTRAINT "gig_packages_price" CHECK (price_micros > 0)
);
--> statement-breakpoint
CREATE TABLE "gigs" (
	"id" text collate "C" PRIMARY KEY,
	"freelancer_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"buyer_brief" text DEFAULT '' NOT NULL,
	"category_id" text collate "C" NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"currency" text NOT NULL,
	"from_micros" bigint NOT NULL,
	"delivery_days" integer NOT NULL,
	"unit_name" text,
	"source_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"search" tsvector GENERATED ALWAYS AS (gig_document(title, tags, description)) STORED NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "gigs_kind" CHECK (kind in ('package', 'unit')),
	CONSTRAINT "gigs_state" CHECK (state in ('draft', 'published', 'paused', 'blocked')),
	CONSTRAINT "gigs_price_positive" CHECK (from_micros > 0),
	CONSTRAINT "gigs_unit_named" CHECK ((kind = 'unit') = (unit_name is not null))
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY,
	"uses" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"id" text collate "C" PRIMARY KEY,
	"name" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"idempotency_key" text NOT NULL,
	"input_hash" bytea NOT NULL,
	"level" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL,
	"sealed_at" timestamp with time zone,
	"transaction_id" xid8 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commission_rates" (
	"schedule_id" text collate "C" NOT NULL,
	"category_id" text collate "C",
	"freelancer_id" text collate "C",
	"bps" integer NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "commission_rates_bps" CHECK (bps between 0 and 5000)
);
--> statement-breakpoint
CREATE TABLE "commission_schedules" (
	"id" text collate "C" PRIMARY KEY,
	"version" integer NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"note" text NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dispute_statements" (
	"id" text collate "C" PRIMARY KEY,
	"dispute_id" text collate "C" NOT NULL,
	"side" text NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" text collate "C" PRIMARY KEY,
	"task_id" text collate "C" NOT NULL,
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"opened_by" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"contested_micros" bigint NOT NULL,
	"answer_due_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"closed_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "disputes_state" CHECK (state in ('open', 'review', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "rulings" (
	"dispute_id" text collate "C" PRIMARY KEY,
	"staff_id" text collate "C" NOT NULL,
	"release_micros" bigint NOT NULL,
	"refund_micros" bigint NOT NULL,
	"explanation" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "rulings_amounts" CHECK (release_micros >= 0 and refund_micros >= 0)
);
--> statement-breakpoint
CREATE TABLE "event_relays" (
	"event_id" text collate "C" PRIMARY KEY,
	"relayed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text collate "C" PRIMARY KEY,
	"name" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text collate "C" PRIMARY KEY,
	"owner_id" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"task_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text collate "C" PRIMARY KEY,
	"public_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"level" text NOT NULL,
	"address" text NOT NULL,
	"agent" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" PRIMARY KEY,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"password_hash" text,
	"role" text DEFAULT 'member' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "users_role" CHECK (role in ('member', 'staff')),
	CONSTRAINT "users_state" CHECK (state in ('active', 'suspended', 'unclaimed'))
);
--> statement-breakpoint
CREATE TABLE "account_kinds" (
	"kind" text PRIMARY KEY,
	"normal_side" text NOT NULL,
	"tracked" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"currency" text NOT NULL,
	"balance_micros" bigint,
	CONSTRAINT "accounts_never_negative" CHECK (balance_micros is null or balance_micros >= 0)
);
--> statement-breakpoint
CREATE TABLE "lifecycle_steps" (
	"subject" text,
	"from_state" text,
	"to_state" text,
	CONSTRAINT "lifecycle_steps_pkey" PRIMARY KEY("subject","from_state","to_state")
);
--> statement-breakpoint
CREATE TABLE "transfer_kinds" (
	"kind" text PRIMARY KEY,
	"debit_kind" text NOT NULL,
	"credit_kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transfers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"debit_account_id" bigint NOT NULL,
	"credit_account_id" bigint NOT NULL,
	"currency" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"reverses_id" bigint,
	"command_id" text collate "C" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "transfers_amount_positive" CHECK (amount_micros > 0),
	CONSTRAINT "transfers_two_accounts" CHECK (debit_account_id <> credit_account_id)
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"link" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	"mail_attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clearings" (
	"id" text collate "C" PRIMARY KEY,
	"task_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"currency" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"clears_at" timestamp with time zone NOT NULL,
	"cleared_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text collate "C" PRIMARY KEY,
	"task_id" text collate "C" NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text collate "C" PRIMARY KEY,
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"gig_id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"currency" text NOT NULL,
	"total_micros" bigint NOT NULL,
	"commission_micros" bigint NOT NULL,
	"commission_bps" integer NOT NULL,
	"schedule_id" text collate "C" NOT NULL,
	"task_count" integer NOT NULL,
	"funding" text NOT NULL,
	"clearing_hours" integer NOT NULL,
	"auto_accept_hours" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "orders_two_parties" CHECK (buyer_id <> freelancer_id),
	CONSTRAINT "orders_funding" CHECK (funding in ('balance', 'card'))
);
--> statement-breakpoint
CREATE TABLE "task_transitions" (
	"id" text collate "C" PRIMARY KEY,
	"task_id" text collate "C" NOT NULL,
	"transition" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"released_micros" bigint DEFAULT 0 NOT NULL,
	"refunded_micros" bigint DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"currency" text NOT NULL,
	"price_micros" bigint NOT NULL,
	"released_micros" bigint DEFAULT 0 NOT NULL,
	"refunded_micros" bigint DEFAULT 0 NOT NULL,
	"commission_micros" bigint DEFAULT 0 NOT NULL,
	"commission_bps" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"delivery_days" integer NOT NULL,
	"revisions_left" integer NOT NULL,
	"due_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"next_event" text,
	"next_at" timestamp with time zone,
	"cancel_proposed_by" text,
	"extension_days" integer,
	"funded_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "tasks_state" CHECK (state in ('funded', 'started', 'delivered', 'disputed', 'released', 'refunded', 'split')),
	CONSTRAINT "tasks_amounts" CHECK (price_micros > 0 and released_micros >= 0 and refunded_micros >= 0
          and released_micros + refunded_micros <= price_micros),
	CONSTRAINT "tasks_closed_means_paid_out" CHECK (case state
            when 'released' then released_micros = price_micros
            when 'refunded' then refunded_micros = price_micros
            when 'split' then released_micros > 0 and refunded_micros > 0
                              and released_micros + refunded_micros = price_micros
            else released_micros + refunded_micros < price_micros
          end),
	CONSTRAINT "tasks_commission_telescopes" CHECK (commission_micros = div(released_micros::numeric * commission_bps, 10000))
);
--> statement-breakpoint
CREATE TABLE "sandbox"."messages" (
	"id" text collate "C" PRIMARY KEY,
	"gateway" text NOT NULL,
	"body" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox"."operations" (
	"id" text collate "C" PRIMARY KEY,
	"gateway" text NOT NULL,
	"operation_key" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"minor_units" bigint NOT NULL,
	"currency" text NOT NULL,
	"target" text NOT NULL,
	"script" text NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deposits" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"currency" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"state" text NOT NULL,
	"provider_ref" text,
	"checkout_url" text,
	"failure" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"return_to" text,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "deposits_state" CHECK (state in ('created', 'pending', 'unknown', 'succeeded', 'failed')),
	CONSTRAINT "deposits_amount" CHECK (amount_micros > 0)
);
--> statement-breakpoint
CREATE TABLE "payout_methods" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"holder" text NOT NULL,
	"account_sealed" bytea NOT NULL,
	"account_tail" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"cools_until" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_preferences" (
	"user_id" text collate "C" PRIMARY KEY,
	"threshold_micros" bigint NOT NULL,
	"currency" text NOT NULL,
	"automatic" boolean NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "payout_preferences_floor" CHECK (threshold_micros > 0)
);
--> statement-breakpoint
CREATE TABLE "payout_transitions" (
	"id" text collate "C" PRIMARY KEY,
	"payout_id" text collate "C" NOT NULL,
	"transition" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"method_id" text collate "C" NOT NULL,
	"currency" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"provider_key" text NOT NULL,
	"provider_ref" text,
	"failure" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "payouts_state" CHECK (state in ('queued', 'submitted', 'unknown', 'settled', 'failed', 'returned')),
	CONSTRAINT "payouts_origin" CHECK (origin in ('sweep', 'withdrawal', 'closure')),
	CONSTRAINT "payouts_amount" CHECK (amount_micros > 0)
);
--> statement-breakpoint
CREATE TABLE "provider_messages" (
	"id" text collate "C" PRIMARY KEY,
	"gateway" text NOT NULL,
	"body" bytea NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE INDEX "gig_extras_gig" ON "gig_extras" ("gig_id");--> statement-breakpoint
CREATE INDEX "gigs_search" ON "gigs" USING gin ("search");--> statement-breakpoint
CREATE INDEX "gigs_freelancer" ON "gigs" ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "gigs_newest" ON "gigs" ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "gigs_price" ON "gigs" ("from_micros","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "gigs_category" ON "gigs" ("category_id","published_at" DESC NULLS LAST) WHERE state = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "gigs_source" ON "gigs" ("source_key");--> statement-breakpoint
CREATE INDEX "search_words_trigrams" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "commands_actor_key" ON "commands" ("actor_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "commands_at" ON "commands" ("at");--> statement-breakpoint
CREATE INDEX "commission_rates_schedule" ON "commission_rates" ("schedule_id");--> statement-breakpoint
CREATE UNIQUE INDEX "commission_rates_one_each" ON "commission_rates" ("schedule_id",coalesce(category_id, ''),coalesce(freelancer_id, ''));--> statement-breakpoint
CREATE UNIQUE INDEX "commission_schedules_version" ON "commission_schedules" ("version");--> statement-breakpoint
CREATE INDEX "dispute_statements_dispute" ON "dispute_statements" ("dispute_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open_each" ON "disputes" ("task_id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "disputes_queue" ON "disputes" ("state","opened_at");--> statement-breakpoint
CREATE INDEX "disputes_due" ON "disputes" ("answer_due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "events_command" ON "events" ("command_id");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" ("subject_id","id");--> statement-breakpoint
CREATE INDEX "files_subject" ON "files" ("subject_id");--> statement-breakpoint
CREATE INDEX "files_task" ON "files" ("task_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_public" ON "sessions" ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_handle" ON "users" (lower("handle"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_kind_owner_currency" ON "accounts" ("kind","owner_id","currency");--> statement-breakpoint
CREATE INDEX "accounts_kind_balance" ON "accounts" ("kind","balance_micros") WHERE kind = 'earnings_available';--> statement-breakpoint
CREATE INDEX "transfers_debit" ON "transfers" ("debit_account_id","id");--> statement-breakpoint
CREATE INDEX "transfers_credit" ON "transfers" ("credit_account_id","id");--> statement-breakpoint
CREATE INDEX "transfers_subject" ON "transfers" ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_reversed_once" ON "transfers" ("reverses_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" ("event_id","user_id","kind");--> statement-breakpoint
CREATE INDEX "notices_user" ON "notices" ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_unmailed" ON "notices" ("id") WHERE mailed_at is null;--> statement-breakpoint
CREATE INDEX "clearings_due" ON "clearings" ("clears_at","id") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "clearings_freelancer" ON "clearings" ("freelancer_id","clears_at") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "deliveries_task" ON "deliveries" ("task_id","id");--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "orders" ("buyer_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_freelancer" ON "orders" ("freelancer_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "task_transitions_task" ON "task_transitions" ("task_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_order_position" ON "tasks" ("order_id","position");--> statement-breakpoint
CREATE INDEX "tasks_next" ON "tasks" ("next_at","id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "tasks_buyer" ON "tasks" ("buyer_id","state","id");--> statement-breakpoint
CREATE INDEX "tasks_freelancer" ON "tasks" ("freelancer_id","state","id");--> statement-breakpoint
CREATE INDEX "messages_due" ON "sandbox"."messages" ("due_at") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "operations_key" ON "sandbox"."operations" ("gateway","operation_key");--> statement-breakpoint
CREATE INDEX "deposits_user" ON "deposits" ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deposits_next" ON "deposits" ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_provider_ref" ON "deposits" ("provider_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_methods_one_each" ON "payout_methods" ("user_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "payout_transitions_payout" ON "payout_transitions" ("payout_id","id");--> statement-breakpoint
CREATE INDEX "payouts_user" ON "payouts" ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payouts_next" ON "payouts" ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_open_each" ON "payouts" ("user_id","currency") WHERE state in ('queued', 'submitted', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_provider_key" ON "payouts" ("provider_key");--> statement-breakpoint
CREATE INDEX "provider_messages_open" ON "provider_messages" ("received_at") WHERE applied_at is null;--> statement-breakpoint
ALTER TABLE "gig_extras" ADD CONSTRAINT "gig_extras_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "gig_import_lines" ADD CONSTRAINT "gig_import_lines_import_id_gig_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "gig_imports"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "gig_packages" ADD CONSTRAINT "gig_packages_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id");--> statement-breakpoint
ALTER TABLE "commission_rates" ADD CONSTRAINT "commission_rates_schedule_id_commission_schedules_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "commission_schedules"("id");--> statement-breakpoint
ALTER TABLE "dispute_statements" ADD CONSTRAINT "dispute_statements_dispute_id_disputes_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "disputes"("id");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_dispute_id_disputes_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "disputes"("id");--> statement-breakpoint
ALTER TABLE "event_relays" ADD CONSTRAINT "event_relays_event_id_events_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_kind_account_kinds_kind_fkey" FOREIGN KEY ("kind") REFERENCES "account_kinds"("kind");--> statement-breakpoint
ALTER TABLE "transfer_kinds" ADD CONSTRAINT "transfer_kinds_debit_kind_account_kinds_kind_fkey" FOREIGN KEY ("debit_kind") REFERENCES "account_kinds"("kind");--> statement-breakpoint
ALTER TABLE "transfer_kinds" ADD CONSTRAINT "transfer_kinds_credit_kind_account_kinds_kind_fkey" FOREIGN KEY ("credit_kind") REFERENCES "account_kinds"("kind");--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_kind_transfer_kinds_kind_fkey" FOREIGN KEY ("kind") REFERENCES "transfer_kinds"("kind");--> statement-breakpoint
ALTER TABLE "clearings" ADD CONSTRAINT "clearings_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_buyer_id_users_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_freelancer_id_users_id_fkey" FOREIGN KEY ("freelancer_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id");--> statement-breakpoint
ALTER TABLE "task_transitions" ADD CONSTRAINT "task_transitions_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "payout_methods" ADD CONSTRAINT "payout_methods_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "payout_preferences" ADD CONSTRAINT "payout_preferences_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "payout_transitions" ADD CONSTRAINT "payout_transitions_payout_id_payouts_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts"("id");--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_method_id_payout_methods_id_fkey" FOREIGN KEY ("method_id") REFERENCES "payout_methods"("id");