CREATE TABLE "mailed_links" (
	"id" text collate "C" PRIMARY KEY,
	"hash" text NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"email" text NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "mailed_links_ended_once" CHECK (used_at is null or replaced_at is null)
);
--> statement-breakpoint
CREATE TABLE "passkey_uses" (
	"passkey_id" text collate "C" PRIMARY KEY,
	"counter" bigint NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" bytea NOT NULL,
	"name" text NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_rests" (
	"user_id" text collate "C" PRIMARY KEY,
	"until" timestamp with time zone,
	"reason" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code_uses" (
	"code_id" text collate "C" PRIMARY KEY,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"seed_sealed" bytea NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "totp_uses" (
	"factor_id" text collate "C" PRIMARY KEY,
	"last_step" bigint NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "former_id" text collate "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "renewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "stepped_up_at" timestamp with time zone;--> statement-breakpoint
-- The accounts that are there get 'from_before' without a row being written; new ones begin unverified.
ALTER TABLE "users" ADD COLUMN "email_state" text DEFAULT 'from_before' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "email_state" SET DEFAULT 'unverified';--> statement-breakpoint
DROP INDEX "users_email";--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" (lower("email")) WHERE email_state <> 'unverified';--> statement-breakpoint
CREATE INDEX "sessions_former" ON "sessions" ("former_id") WHERE former_id is not null;--> statement-breakpoint
CREATE INDEX "users_unverified_email" ON "users" (lower("email"),"id") WHERE email_state = 'unverified';--> statement-breakpoint
CREATE INDEX "mailed_links_command" ON "mailed_links" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "mailed_links_hash" ON "mailed_links" ("hash");--> statement-breakpoint
CREATE INDEX "mailed_links_user" ON "mailed_links" ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "passkeys_command" ON "passkeys" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" ("user_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "payout_rests_command" ON "payout_rests" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "recovery_codes_command" ON "recovery_codes" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "recovery_codes_user" ON "recovery_codes" ("user_id") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "totp_factors_command" ON "totp_factors" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "totp_factors_one_each" ON "totp_factors" ("user_id") WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE "mailed_links" ADD CONSTRAINT "mailed_links_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "passkey_uses" ADD CONSTRAINT "passkey_uses_passkey_id_passkeys_id_fkey" FOREIGN KEY ("passkey_id") REFERENCES "passkeys"("id");--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "payout_rests" ADD CONSTRAINT "payout_rests_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "recovery_code_uses" ADD CONSTRAINT "recovery_code_uses_code_id_recovery_codes_id_fkey" FOREIGN KEY ("code_id") REFERENCES "recovery_codes"("id");--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "totp_uses" ADD CONSTRAINT "totp_uses_factor_id_totp_factors_id_fkey" FOREIGN KEY ("factor_id") REFERENCES "totp_factors"("id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_email_state" CHECK (email_state in ('unverified', 'from_before', 'verified'));--> statement-breakpoint
-- Written by commands only. What a sign-in uses up (a step, a code, a counter) belongs to no command, like the sessions.
CREATE TRIGGER "mailed_links_insert_guard" AFTER INSERT ON "mailed_links" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "mailed_links_update_guard" AFTER UPDATE ON "mailed_links" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "passkeys_insert_guard" AFTER INSERT ON "passkeys" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "passkeys_update_guard" AFTER UPDATE ON "passkeys" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "payout_rests_insert_guard" AFTER INSERT ON "payout_rests" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "payout_rests_update_guard" AFTER UPDATE ON "payout_rests" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "recovery_codes_insert_guard" AFTER INSERT ON "recovery_codes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "recovery_codes_update_guard" AFTER UPDATE ON "recovery_codes" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "totp_factors_insert_guard" AFTER INSERT ON "totp_factors" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "totp_factors_update_guard" AFTER UPDATE ON "totp_factors" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "mailed_links" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "passkeys" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "payout_rests" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "recovery_codes" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "totp_factors" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "totp_uses" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "passkey_uses" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON "recovery_code_uses" TO farthing_app;
