-- Commands that arrive together may share one transaction: every row still names the command it belongs to, and each
-- of these commands is begun, sealed and guarded on its own.

create or replace function guard_command() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from written n where not exists (
      select from commands c where c.id = n.command_id and c.transaction_id = pg_current_xact_id() and c.sealed_at is null)
  ) then
    raise exception 'a row of % names a command that was not begun in this transaction, or is sealed', tg_table_name using errcode = 'FA004';
  end if;
  return null;
end $$;
--> statement-breakpoint

-- A state changes only along its lifecycle, asked once for each statement instead of once for each row.
create function guard_beginnings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_state text;
begin
  select n.state into v_state from (select distinct state from written) n
    where not exists (
      select from lifecycle_steps l where l.subject = tg_argv[0] and l.from_state = '' and l.to_state = n.state)
    limit 1;
  if found then
    raise exception 'no % may begin as %', tg_argv[0], v_state using errcode = 'FA006';
  end if;
  return null;
end $$;
--> statement-breakpoint
create function guard_steps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_step record;
begin
  select s.* into v_step
    from (
      select coalesce(o.state, '') as from_state, n.state as to_state, min(n.id) as id
      from written n left join was o on o.id = n.id where o.state is distinct from n.state group by 1, 2
    ) s
    where not exists (
      select from lifecycle_steps l
      where l.subject = tg_argv[0] and l.from_state = s.from_state and l.to_state = s.to_state)
    limit 1;
  if found then
    raise exception '% % may not go from % to %', tg_argv[0], v_step.id, v_step.from_state, v_step.to_state using errcode = 'FA006';
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  v_subject text;
  v_table text;
begin
  foreach v_subject in array array['task', 'payout', 'deposit', 'dispute', 'gig'] loop
    v_table := v_subject || 's';
    execute format('drop trigger %I on %I', v_table || '_lifecycle', v_table);
    execute format('create trigger %I after insert on %I referencing new table as written for each statement execute function guard_beginnings(%L)',
                   v_table || '_begin_lifecycle', v_table, v_subject);
    execute format('create trigger %I after update on %I referencing old table as was new table as written for each statement execute function guard_steps(%L)',
                   v_table || '_step_lifecycle', v_table, v_subject);
  end loop;
end $$;
--> statement-breakpoint
drop function guard_lifecycle();
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
-- The guards of `transfers` ask whether each entry's command is this transaction's own.
create function post_transfers(
  p_commands text[], p_at timestamptz[], p_kinds text[], p_from text[], p_to text[],
  p_currencies text[], p_amounts bigint[], p_subjects text[]
) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_debits bigint[];
  v_credits bigint[];
begin
  if cardinality(p_amounts) <> cardinality(p_kinds) or cardinality(p_subjects) <> cardinality(p_kinds)
     or cardinality(p_commands) not in (1, cardinality(p_kinds)) or cardinality(p_at) <> cardinality(p_commands) then
    raise exception 'an entry lacks a part' using errcode = 'FA007';
  end if;
  -- Looked up by key, one by one: a kept plan stays right at any size. Whoever is not found is opened, then looked up again.
  for attempt in 1..2 loop
    select array_agg(f.debit order by f.place), array_agg(f.credit order by f.place) into v_debits, v_credits
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
    exit when array_position(v_debits, null) is null and array_position(v_credits, null) is null
              and cardinality(v_debits) = cardinality(p_kinds);
    if attempt = 2 then
      raise exception 'an entry names an unknown transfer kind or lacks a part' using errcode = 'FA007';
    end if;
    -- In a fixed order, so that two lists that share new owners wait for each other instead of deadlocking.
    insert into accounts (kind, owner_id, currency, balance_micros)
      select s.kind, s.owner, s.currency, case when (select a.tracked from account_kinds a where a.kind = s.kind) then 0 end
      from (
        select (select k.debit_kind from transfer_kinds k where k.kind = e.kind) as kind, e.owner, e.currency
          from unnest(p_kinds, p_from, p_currencies, v_debits) e(kind, owner, currency, known) where e.known is null
        union
        select (select k.credit_kind from transfer_kinds k where k.kind = e.kind), e.owner, e.currency
          from unnest(p_kinds, p_to, p_currencies, v_credits) e(kind, owner, currency, known) where e.known is null
      ) s
      where s.kind is not null
      order by s.kind, s.owner, s.currency
      on conflict do nothing;
  end loop;
  return query select enter_transfers(p_commands, p_at, p_kinds, v_debits, v_credits, p_currencies, p_amounts, p_subjects, null);
end $$;
--> statement-breakpoint
-- Corrections are mirrors: the same kind and amount, the other way round, once.
create function reverse_transfers(p_command text, p_at timestamptz, p_ids bigint[]) returns setof bigint
language plpgsql security definer set search_path = public, pg_temp as $$
begin
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
revoke all on function enter_transfers, post_transfers, reverse_transfers from public;
--> statement-breakpoint
grant execute on function post_transfers, reverse_transfers to farthing_app;
