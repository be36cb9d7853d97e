CREATE TABLE "contested_amounts" (
	"id" text collate "C" PRIMARY KEY,
	"suspension_id" text collate "C" NOT NULL,
	"currency" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"reason" text NOT NULL,
	"appeal" text,
	"ends_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "contested_amounts_amount" CHECK (amount_micros >= 0),
	CONSTRAINT "contested_amounts_end" CHECK (amount_micros = 0 or ends_at is not null)
);
--> statement-breakpoint
CREATE TABLE "exit_account_signatures" (
	"exit_account_id" text collate "C",
	"signed_by" text collate "C",
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "exit_account_signatures_once" PRIMARY KEY("exit_account_id","signed_by")
);
--> statement-breakpoint
CREATE TABLE "exit_accounts" (
	"id" text collate "C" PRIMARY KEY,
	"suspension_id" text collate "C" NOT NULL,
	"method_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspension_withdrawals" (
	"id" text collate "C" PRIMARY KEY,
	"suspension_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"currency" text NOT NULL,
	"method_id" text collate "C" NOT NULL,
	"known_payout_id" text collate "C",
	"exit_account_id" text collate "C",
	"state" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"rests_until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ending" text,
	"payout_id" text collate "C",
	"held_micros" bigint,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "suspension_withdrawals_state" CHECK (state in ('resting', 'paid', 'stopped')),
	CONSTRAINT "suspension_withdrawals_rest" CHECK (rests_until >= begun_at + interval '168 hours'),
	CONSTRAINT "suspension_withdrawals_account" CHECK ((known_payout_id is null) <> (exit_account_id is null)),
	CONSTRAINT "suspension_withdrawals_ended" CHECK ((state = 'resting') = (ended_at is null) and (state = 'paid') = (payout_id is not null)
          and (state = 'paid') = (held_micros is not null) and (state = 'stopped') = (ending is not null))
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"appeal" text,
	"began_at" timestamp with time zone NOT NULL,
	"undecided_until" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "contested_amounts_suspension" ON "contested_amounts" ("suspension_id","currency","id");--> statement-breakpoint
CREATE INDEX "exit_accounts_suspension" ON "exit_accounts" ("suspension_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspension_withdrawals_one_resting" ON "suspension_withdrawals" ("user_id","currency") WHERE state = 'resting';--> statement-breakpoint
CREATE INDEX "suspension_withdrawals_due" ON "suspension_withdrawals" ("rests_until","id") WHERE state = 'resting';--> statement-breakpoint
CREATE INDEX "suspension_withdrawals_suspension" ON "suspension_withdrawals" ("suspension_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspension_withdrawals_payout" ON "suspension_withdrawals" ("payout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspensions_one_open_each" ON "suspensions" ("user_id") WHERE lifted_at is null;--> statement-breakpoint
ALTER TABLE "contested_amounts" ADD CONSTRAINT "contested_amounts_suspension_id_suspensions_id_fkey" FOREIGN KEY ("suspension_id") REFERENCES "suspensions"("id");--> statement-breakpoint
ALTER TABLE "exit_account_signatures" ADD CONSTRAINT "exit_account_signatures_exit_account_id_exit_accounts_id_fkey" FOREIGN KEY ("exit_account_id") REFERENCES "exit_accounts"("id");--> statement-breakpoint
ALTER TABLE "exit_account_signatures" ADD CONSTRAINT "exit_account_signatures_signed_by_users_id_fkey" FOREIGN KEY ("signed_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "exit_accounts" ADD CONSTRAINT "exit_accounts_suspension_id_suspensions_id_fkey" FOREIGN KEY ("suspension_id") REFERENCES "suspensions"("id");--> statement-breakpoint
ALTER TABLE "exit_accounts" ADD CONSTRAINT "exit_accounts_method_id_payout_methods_id_fkey" FOREIGN KEY ("method_id") REFERENCES "payout_methods"("id");--> statement-breakpoint
ALTER TABLE "suspension_withdrawals" ADD CONSTRAINT "suspension_withdrawals_suspension_id_suspensions_id_fkey" FOREIGN KEY ("suspension_id") REFERENCES "suspensions"("id");--> statement-breakpoint
ALTER TABLE "suspension_withdrawals" ADD CONSTRAINT "suspension_withdrawals_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "suspension_withdrawals" ADD CONSTRAINT "suspension_withdrawals_method_id_payout_methods_id_fkey" FOREIGN KEY ("method_id") REFERENCES "payout_methods"("id");--> statement-breakpoint
ALTER TABLE "suspension_withdrawals" ADD CONSTRAINT "suspension_withdrawals_known_payout_id_payouts_id_fkey" FOREIGN KEY ("known_payout_id") REFERENCES "payouts"("id");--> statement-breakpoint
ALTER TABLE "suspension_withdrawals" ADD CONSTRAINT "suspension_withdrawals_exit_account_id_exit_accounts_id_fkey" FOREIGN KEY ("exit_account_id") REFERENCES "exit_accounts"("id");--> statement-breakpoint
ALTER TABLE "suspension_withdrawals" ADD CONSTRAINT "suspension_withdrawals_payout_id_payouts_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts"("id");--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
-- People suspended before this: since their last suspension, in its own words. What is contested is not decided yet; staff
-- have at least a month to do it before the proposal runs out.
insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
select 'sus_' || substr(u.id, 5), u.id, coalesce(c.answer ->> 'reason', 'No reason was kept.'), coalesce(c.at, now()),
       greatest(coalesce(c.at, now()) + interval '120 days', now() + interval '30 days'), coalesce(c.id, u.command_id)
from users u
left join lateral (
  select id, at, answer from commands
  where name = 'identity.suspend' and (answer ->> 'userId') = u.id and sealed_at is not null order by id desc limit 1
) c on true
where u.state = 'suspended';
--> statement-breakpoint
-- Written by commands only; decisions, proposals and signatures are never changed afterwards.
do $$
declare guarded text;
begin
  foreach guarded in array array['suspensions', 'contested_amounts', 'exit_accounts', 'exit_account_signatures', 'suspension_withdrawals'] loop
    execute format('create trigger %I after insert on %I referencing new table as written for each statement execute function guard_command()',
                   guarded || '_insert_guard', guarded);
    execute format('create trigger %I after update on %I referencing new table as written for each statement execute function guard_command()',
                   guarded || '_update_guard', guarded);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_history_change()',
                   guarded || '_are_not_truncated', guarded);
  end loop;
  foreach guarded in array array['contested_amounts', 'exit_accounts', 'exit_account_signatures'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_history_change()',
                   guarded || '_are_history', guarded);
  end loop;
end $$;
--> statement-breakpoint
create trigger suspensions_are_kept before delete on suspensions for each row execute function refuse_history_change();
--> statement-breakpoint
create trigger suspension_withdrawals_are_kept before delete on suspension_withdrawals for each row execute function refuse_history_change();
--> statement-breakpoint
create trigger suspension_withdrawals_begin_lifecycle after insert on suspension_withdrawals referencing new table as written
  for each statement execute function guard_beginnings('withdrawal');
--> statement-breakpoint
create trigger suspension_withdrawals_step_lifecycle after update on suspension_withdrawals referencing old table as was new table as written
  for each statement execute function guard_steps('withdrawal');
--> statement-breakpoint

create trigger suspension_withdrawals_frozen before update of id, suspension_id, user_id, currency, method_id, known_payout_id,
  exit_account_id, begun_at, rests_until on suspension_withdrawals for each row execute function refuse_frozen_change();
--> statement-breakpoint

-- A suspended person gives no command. What remains to them is given by an actor of another kind.
create or replace function begin_command_row() returns trigger language plpgsql as $$
begin
  new.transaction_id := pg_current_xact_id();
  new.place := nextval('commands_place_seq');
  if new.sealed_at is not null or new.answer is not null then
    raise exception 'a command begins unsealed' using errcode = 'FA001';
  end if;
  if new.actor_kind = 'user' and exists (select from users u where u.id = new.actor_id and u.state = 'suspended') then
    raise exception '% is suspended and gives no commands', new.actor_id using errcode = 'FA012';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A signature is given by the member of staff whose command writes it, never about an account of their own.
create function guard_signature() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from commands c
    join users u on u.id = c.actor_id and u.role = 'staff' and u.state = 'active'
    join exit_accounts e on e.id = new.exit_account_id
    join suspensions s on s.id = e.suspension_id and s.lifted_at is null and s.user_id <> u.id
    where c.id = new.command_id and c.actor_kind = 'user' and c.actor_id = new.signed_by
  ) then
    raise exception 'only the member of staff who acts can sign for %', new.exit_account_id using errcode = 'FA013';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger exit_account_signatures_are_own before insert on exit_account_signatures
  for each row execute function guard_signature();
--> statement-breakpoint
-- The rest of a suspended person's money goes where a payout arrived two weeks before the suspension, or where two members
-- of staff say.
create function guard_withdrawal_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from suspensions s
    where s.id = new.suspension_id and s.user_id = new.user_id and s.lifted_at is null and (
      exists (
        select from payouts p
        where p.id = new.known_payout_id and p.user_id = new.user_id and p.method_id = new.method_id
          and p.state = 'settled' and p.settled_at <= s.began_at - interval '336 hours')
      or exists (
        select from exit_accounts e
        where e.id = new.exit_account_id and e.suspension_id = s.id and e.method_id = new.method_id
          and (select count(*) from exit_account_signatures x where x.exit_account_id = e.id) >= 2))
  ) then
    raise exception 'withdrawal % goes to an account nothing speaks for', new.id using errcode = 'FA014';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger suspension_withdrawals_known_account before insert on suspension_withdrawals
  for each row execute function guard_withdrawal_account();
--> statement-breakpoint
-- Whatever makes a payout to a suspended person, it is one of their withdrawals and has rested.
create function guard_suspended_payouts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from users u
    where u.state = 'suspended' and u.id in (select user_id from written) and exists (
      select from written p
      where p.user_id = u.id and not exists (
        select from suspension_withdrawals w join suspensions s on s.id = w.suspension_id and s.lifted_at is null
        where w.user_id = p.user_id and w.currency = p.currency and w.method_id = p.method_id and w.state = 'resting'
          and w.rests_until <= p.created_at))
  ) then
    raise exception 'a payout to a suspended person has not rested' using errcode = 'FA015';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger payouts_of_suspended_people after insert on payouts referencing new table as written
  for each statement execute function guard_suspended_payouts();
--> statement-breakpoint
do $$
begin
  grant select, insert on suspensions, contested_amounts, exit_accounts, exit_account_signatures, suspension_withdrawals to farthing_app;
  grant update (lifted_at, command_id) on suspensions to farthing_app;
  grant update (state, ended_at, ending, payout_id, held_micros, begun_at, rests_until, command_id) on suspension_withdrawals to farthing_app;
end $$;
