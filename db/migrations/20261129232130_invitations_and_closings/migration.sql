CREATE TABLE "closings" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"rests_until" timestamp with time zone NOT NULL,
	"waits_until" timestamp with time zone,
	"next_at" timestamp with time zone,
	"rest" text NOT NULL,
	"agreed" jsonb NOT NULL,
	"paused_gigs" text[] NOT NULL,
	"ended_at" timestamp with time zone,
	"former_name" text,
	"last_email" text,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "closings_state" CHECK (state in ('asked', 'waiting', 'closed', 'kept')),
	CONSTRAINT "closings_rest" CHECK (rest in ('pay', 'give_up')),
	CONSTRAINT "closings_ended" CHECK ((state in ('closed', 'kept')) = (ended_at is not null) and (ended_at is null) = (next_at is not null)),
	CONSTRAINT "closings_named" CHECK ((state = 'closed') = (former_name is not null))
);
--> statement-breakpoint
CREATE TABLE "declined_addresses" (
	"hash" text PRIMARY KEY,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_lists" (
	"id" text collate "C" PRIMARY KEY,
	"import_id" text collate "C",
	"title" text NOT NULL,
	"requested_by" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "invitation_lists_state" CHECK (state in ('previewed', 'sending', 'sent')),
	CONSTRAINT "invitation_lists_confirmed" CHECK ((state = 'previewed') = (confirmed_at is null)),
	CONSTRAINT "invitation_lists_finished" CHECK ((state = 'sent') = (finished_at is not null))
);
--> statement-breakpoint
CREATE TABLE "invitation_rows" (
	"list_id" text collate "C",
	"line" integer,
	"handle" text NOT NULL,
	"email" text NOT NULL,
	"fate" text NOT NULL,
	"user_id" text collate "C",
	"sent_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "invitation_rows_pkey" PRIMARY KEY("list_id","line"),
	CONSTRAINT "invitation_rows_fate" CHECK (fate in ('ready', 'sent', 'unknown', 'joined', 'taken', 'address', 'twice', 'declined', 'recent')),
	CONSTRAINT "invitation_rows_sent" CHECK ((fate = 'sent') = (sent_at is not null))
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "claim_email" text;--> statement-breakpoint
CREATE UNIQUE INDEX "closings_one_open_each" ON "closings" ("user_id") WHERE state in ('asked', 'waiting');--> statement-breakpoint
CREATE INDEX "closings_user" ON "closings" ("user_id","id");--> statement-breakpoint
CREATE INDEX "closings_due" ON "closings" ("next_at","id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "invitation_lists_sending" ON "invitation_lists" ("id") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "invitation_rows_ready" ON "invitation_rows" ("list_id","line") WHERE fate = 'ready';--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "invitation_lists" ADD CONSTRAINT "invitation_lists_import_id_gig_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "gig_imports"("id");--> statement-breakpoint
ALTER TABLE "invitation_lists" ADD CONSTRAINT "invitation_lists_requested_by_users_id_fkey" FOREIGN KEY ("requested_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "invitation_rows" ADD CONSTRAINT "invitation_rows_list_id_invitation_lists_id_fkey" FOREIGN KEY ("list_id") REFERENCES "invitation_lists"("id");--> statement-breakpoint
ALTER TABLE "invitation_rows" ADD CONSTRAINT "invitation_rows_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_closed_empty" CHECK (state <> 'closed' or (email is null and password_hash is null and headline = '' and bio = ''));--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_state", ADD CONSTRAINT "users_state" CHECK (state in ('active', 'suspended', 'unclaimed', 'closed'));--> statement-breakpoint
-- Written by commands only. A closing goes along its lifecycle; what the person agreed to is never changed, and it is kept.
CREATE TRIGGER "closings_insert_guard" AFTER INSERT ON "closings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "closings_update_guard" AFTER UPDATE ON "closings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "closings_begin_lifecycle" AFTER INSERT ON "closings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('closing');
--> statement-breakpoint
CREATE TRIGGER "closings_step_lifecycle" AFTER UPDATE ON "closings" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('closing');
--> statement-breakpoint
CREATE TRIGGER "closings_frozen" BEFORE UPDATE OF "id", "user_id", "asked_at", "rests_until", "rest", "agreed", "paused_gigs" ON "closings"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "closings_are_kept" BEFORE DELETE ON "closings" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "closings_are_not_truncated" BEFORE TRUNCATE ON "closings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "declined_addresses_insert_guard" AFTER INSERT ON "declined_addresses" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "declined_addresses_update_guard" AFTER UPDATE ON "declined_addresses" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "declined_addresses_are_kept" BEFORE UPDATE OR DELETE ON "declined_addresses"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "invitation_lists_insert_guard" AFTER INSERT ON "invitation_lists" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "invitation_lists_update_guard" AFTER UPDATE ON "invitation_lists" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "invitation_rows_insert_guard" AFTER INSERT ON "invitation_rows" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "invitation_rows_update_guard" AFTER UPDATE ON "invitation_rows" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT ON "closings", "declined_addresses", "invitation_lists", "invitation_rows" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "waits_until", "next_at", "ended_at", "former_name", "last_email", "command_id") ON "closings" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "confirmed_at", "finished_at", "command_id") ON "invitation_lists" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("fate", "sent_at", "user_id", "command_id") ON "invitation_rows" TO farthing_app;
--> statement-breakpoint
-- A suspended person gives no command, nor does the person of a closed account.
create or replace function begin_command_row() returns trigger language plpgsql as $$
declare standing text;
begin
  new.transaction_id := pg_current_xact_id();
  new.place := nextval('commands_place_seq');
  if new.sealed_at is not null or new.answer is not null then
    raise exception 'a command begins unsealed' using errcode = 'FA001';
  end if;
  if new.actor_kind = 'user' then
    select u.state into standing from users u where u.id = new.actor_id;
    if standing = 'suspended' then
      raise exception '% is suspended and gives no commands', new.actor_id using errcode = 'FA012';
    end if;
    if standing = 'closed' then
      raise exception 'the account % is closed', new.actor_id using errcode = 'FA016';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A gig of a closed account is never for sale, also when its person published it at the same moment.
create function guard_gig_owner() returns trigger language plpgsql as $$
begin
  perform from users where id = new.freelancer_id and state = 'closed' for key share;
  if found then
    raise exception 'the account of gig % is closed', new.id using errcode = 'FA016';
  end if;
  return new;
end $$;
--> statement-breakpoint
CREATE TRIGGER "gigs_for_sale_have_an_owner" BEFORE UPDATE OF "state" ON "gigs" FOR EACH ROW
  WHEN (new.state = 'published' and old.state <> 'published') EXECUTE FUNCTION guard_gig_owner();
