-- Commands that arrive together may share one transaction: every row still names the command it belongs to, and each
-- of these commands is begun, sealed and guarded on its own.

-- All of the named commands were begun in this transaction and are not sealed.
create function require_commands(p_commands text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_stray text;
begin
  select coalesce(n.command_id, '(none)') into v_stray
    from (select distinct c as command_id from unnest(p_commands) c) n
    where (select c.transaction_id = pg_current_xact_id() and c.sealed_at is null from commands c where c.id = n.command_id)
          is not true
    limit 1;
  if found then
    raise exception 'command % was not begun in this transaction, or is sealed', v_stray using errcode = 'FA004';
  end if;
end $$;
--> statement-breakpoint
create or replace function guard_command() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_commands(array_agg(n.command_id)) from (select distinct command_id from written) n having count(*) > 0;
  return null;
end $$;
--> statement-breakpoint

-- The checks of a seal stay with each row; what was sealed together is handed to the worker in one job, because asking
-- for a job notifies the workers, and notifying transactions commit one after the other.
create or replace function seal_command_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.sealed_at is not null or new.sealed_at is null or old.transaction_id <> pg_current_xact_id()
     or (new.id, new.name, new.actor_kind, new.actor_id, new.idempotency_key, new.input_hash, new.level, new.at, new.transaction_id)
        is distinct from
        (old.id, old.name, old.actor_kind, old.actor_id, old.idempotency_key, old.input_hash, old.level, old.at, old.transaction_id)
  then
    raise exception 'command % can only be sealed, once, by its own transaction', old.id using errcode = 'FA002';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function relay_sealed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_told text[];
begin
  select array_agg(s.id) into v_told from sealed s where exists (select from events e where e.command_id = s.id);
  if v_told is not null then
    perform graphile_worker.add_job('relay', json_build_object('commandIds', v_told));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger commands_relay after update on commands referencing new table as sealed
  for each statement execute function relay_sealed();
--> statement-breakpoint

-- The door into the books, each entry under a command of its own. A list of one command or moment stands for all entries.
drop function post_transfers(text, timestamptz, text[], text[], text[], text[], bigint[], text[]);
--> statement-breakpoint
drop function reverse_transfers(text, timestamptz, bigint[]);
--> statement-breakpoint
drop function enter_transfers(text, timestamptz, text[], bigint[], bigint[], text[], bigint[], text[], bigint[]);
--> statement-breakpoint
drop function require_command(text);
--> statement-breakpoint
create function enter_transfers(
  p_commands text[], p_at timestamptz[], p_kinds text[], p_debits bigint[], p_credits bigint[],
  p_currencies text[], p_amounts bigint[], p_subjects text[], p_reverses bigint[]
) returns setof bigint language plpgsql set search_path = public, pg_temp as $$
begin
  -- Locked by id, so that two lists that share accounts wait for each other instead of deadlocking.
  perform from accounts where id = any (p_debits || p_credits) and balance_micros is not null order by id for no key update;
  return query
    insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, reverses_id, command_id, at)
    select e.kind, e.debit, e.credit, e.currency, e.amount, e.subject, e.reverses,
           coalesce(e.command, p_commands[1]), coalesce(e.at, p_at[1])
    from unnest(p_kinds, p_debits, p_credits, p_currencies, p_amounts, p_subjects, p_reverses, p_commands, p_at)
      with ordinality e(kind, debit, credit, currency, amount, subject, reverses, command, at, place)
    order by e.place
    returning id;
  -- Every account with a balance is one Farthing owes, so a credit raises it and a debit lowers it.
  update accounts a set balance_micros = a.balance_micros + m.change
  from (
    select s.account, sum(s.amount)::bigint as change
    from (
      select account, -amount as amount from unnest(p_debits, p_amounts) d(account, amount)
      union all
      select account, amount from unnest(p_credits, p_amounts) c(account, amount)
    ) s group by s.account
  ) m
  where a.id = m.account and a.balance_micros is not null;
end $$;
--> statement-breakpoint
create function post_transfers(
  p_commands text[], p_at timestamptz[], p_kinds text[], p_from text[], p_to text[],
  p_currencies text[], p_amounts bigint[], p_subjects text[]
) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_debits bigint[];
  v_credits bigint[];
  v_known int;
begin
  perform require_commands(p_commands);
  -- Opened in a fixed order, so that two lists that share new owners wait for each other instead of deadlocking.
  insert into accounts (kind, owner_id, currency, balance_micros)
    select s.kind, s.owner, s.currency, case when (select a.tracked from account_kinds a where a.kind = s.kind) then 0 end
    from (
      select (select k.debit_kind from transfer_kinds k where k.kind = e.kind) as kind, e.owner, e.currency
        from unnest(p_kinds, p_from, p_currencies) e(kind, owner, currency)
      union
      select (select k.credit_kind from transfer_kinds k where k.kind = e.kind), e.owner, e.currency
        from unnest(p_kinds, p_to, p_currencies) e(kind, owner, currency)
    ) s
    where s.kind is not null
      and (select x.id from accounts x where x.kind = s.kind and x.owner_id = s.owner and x.currency = s.currency) is null
    order by s.kind, s.owner, s.currency
    on conflict do nothing;
  select array_agg(f.debit order by f.place), array_agg(f.credit order by f.place), count(f.debit + f.credit)
    into v_debits, v_credits, v_known
    from (
      select e.place,
             (select a.id from accounts a
               where a.kind = (select k.debit_kind from transfer_kinds k where k.kind = e.kind)
                 and a.owner_id = e.debit_owner and a.currency = e.currency) as debit,
             (select a.id from accounts a
               where a.kind = (select k.credit_kind from transfer_kinds k where k.kind = e.kind)
                 and a.owner_id = e.credit_owner and a.currency = e.currency) as credit
      from unnest(p_kinds, p_from, p_to, p_currencies) with ordinality e(kind, debit_owner, credit_owner, currency, place)
    ) f;
  if v_known <> cardinality(p_kinds) or cardinality(p_amounts) <> cardinality(p_kinds)
     or cardinality(p_subjects) <> cardinality(p_kinds)
     or cardinality(p_commands) not in (1, cardinality(p_kinds)) or cardinality(p_at) <> cardinality(p_commands) then
    raise exception 'an entry names an unknown transfer kind or lacks a part' using errcode = 'FA007';
  end if;
  return query select enter_transfers(p_commands, p_at, p_kinds, v_debits, v_credits, p_currencies, p_amounts, p_subjects, null);
end $$;
--> statement-breakpoint
-- Corrections are mirrors: the same kind and amount, the other way round, once.
create function reverse_transfers(p_command text, p_at timestamptz, p_ids bigint[]) returns setof bigint
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_commands(array[p_command]);
  if (select count(*) from transfers where id = any (p_ids) and reverses_id is null) <> cardinality(p_ids) then
    raise exception 'only an existing transfer that is not itself a correction can be reversed' using errcode = 'FA008';
  end if;
  return query select enter_transfers(
    array[p_command], array[p_at], array_agg(t.kind order by t.id), array_agg(t.credit_account_id order by t.id),
    array_agg(t.debit_account_id order by t.id), array_agg(t.currency order by t.id),
    array_agg(t.amount_micros order by t.id), array_agg(t.subject_id order by t.id), array_agg(t.id order by t.id)
  ) from transfers t where t.id = any (p_ids);
end $$;
--> statement-breakpoint
revoke all on function require_commands, enter_transfers, post_transfers, reverse_transfers from public;
--> statement-breakpoint
grant execute on function post_transfers, reverse_transfers to farthing_app;
