-- The guards: what the database refuses whatever the application, its driver or a person at a prompt may do.

-- 1. A command begins inside the transaction it names and ends by being sealed.
create function begin_command_row() returns trigger language plpgsql as $$
begin
  new.transaction_id := pg_current_xact_id();
  if new.sealed_at is not null or new.answer is not null then
    raise exception 'a command begins unsealed' using errcode = 'FA001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger commands_begin before insert on commands for each row execute function begin_command_row();
--> statement-breakpoint
create function seal_command_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.sealed_at is not null or new.sealed_at is null or old.transaction_id <> pg_current_xact_id()
     or (new.id, new.name, new.actor_kind, new.actor_id, new.idempotency_key, new.input_hash, new.level, new.at, new.transaction_id)
        is distinct from
        (old.id, old.name, old.actor_kind, old.actor_id, old.idempotency_key, old.input_hash, old.level, old.at, old.transaction_id)
  then
    raise exception 'command % can only be sealed, once, by its own transaction', old.id using errcode = 'FA002';
  end if;
  -- What happened is fanned out by the worker; the request for it commits with the command or not at all.
  if exists (select from events where command_id = new.id) then
    perform graphile_worker.add_job('relay', json_build_object('commandId', new.id));
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger commands_seal before update on commands for each row execute function seal_command_row();
--> statement-breakpoint
create function refuse_unsealed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select sealed_at from commands where id = new.id) is null then
    raise exception 'command % was not sealed, so its transaction may not commit', new.id using errcode = 'FA003';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger commands_sealed_at_commit after insert on commands
  deferrable initially deferred for each row execute function refuse_unsealed();
--> statement-breakpoint

-- 2. A guarded row is written only by the transaction that began the command it names, before that command is sealed.
--    A driver that loses its connection half-way and sends the next statement elsewhere is stopped here.
create function require_command(p_command text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from commands where id = p_command and transaction_id = pg_current_xact_id() and sealed_at is null
  ) then
    raise exception 'command % was not begun in this transaction, or is sealed', coalesce(p_command, '(none)') using errcode = 'FA004';
  end if;
end $$;
--> statement-breakpoint
create function guard_command() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_command(n.command_id) from (select distinct command_id from written) n;
  return null;
end $$;
--> statement-breakpoint
do $$
declare guarded text;
begin
  for guarded in
    select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'command_id' order by 1
  loop
    execute format('create trigger %I after insert on %I referencing new table as written for each statement execute function guard_command()',
                   guarded || '_insert_guard', guarded);
    execute format('create trigger %I after update on %I referencing new table as written for each statement execute function guard_command()',
                   guarded || '_update_guard', guarded);
  end loop;
end $$;
--> statement-breakpoint

-- 3. History is never edited, whoever asks.
create function refuse_history_change() returns trigger language plpgsql as $$
begin
  raise exception '% is history: it is never changed or deleted, only added to', tg_table_name using errcode = 'FA005';
end $$;
--> statement-breakpoint
do $$
declare history text;
begin
  foreach history in array array['transfers', 'task_transitions', 'payout_transitions', 'events', 'deliveries',
                                 'dispute_statements', 'rulings', 'commission_schedules', 'commission_rates'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_history_change()',
                   history || '_are_history', history);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_history_change()',
                   history || '_are_not_truncated', history);
  end loop;
end $$;
--> statement-breakpoint
create trigger commands_are_kept before delete on commands for each row execute function refuse_history_change();
--> statement-breakpoint
create trigger commands_are_not_truncated before truncate on commands for each statement execute function refuse_history_change();
--> statement-breakpoint
create trigger accounts_are_kept before delete on accounts for each row execute function refuse_history_change();
--> statement-breakpoint

-- 4. A state changes only along its lifecycle.
create function guard_lifecycle() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_from text := '';
begin
  if tg_op = 'UPDATE' then
    v_from := old.state;
    if new.state = old.state then return new; end if;
  end if;
  if not exists (
    select from lifecycle_steps where subject = tg_argv[0] and from_state = v_from and to_state = new.state
  ) then
    raise exception '% % may not go from % to %', tg_argv[0], new.id, coalesce(nullif(v_from, ''), '(new)'), new.state using errcode = 'FA006';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger tasks_lifecycle before insert or update on tasks for each row execute function guard_lifecycle('task');
--> statement-breakpoint
create trigger payouts_lifecycle before insert or update on payouts for each row execute function guard_lifecycle('payout');
--> statement-breakpoint
create trigger deposits_lifecycle before insert or update on deposits for each row execute function guard_lifecycle('deposit');
--> statement-breakpoint
create trigger disputes_lifecycle before insert or update on disputes for each row execute function guard_lifecycle('dispute');
--> statement-breakpoint
create trigger gigs_lifecycle before insert or update on gigs for each row execute function guard_lifecycle('gig');
--> statement-breakpoint

-- 5. The only door into the books. Lists in, one row per entry; owners are named, the kind says which accounts they mean.
create function post_transfers(
  p_command text, p_at timestamptz, p_kinds text[], p_from text[], p_to text[],
  p_currencies text[], p_amounts bigint[], p_subjects text[]
) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_debits bigint[];
  v_credits bigint[];
begin
  perform require_command(p_command);
  -- Opened in a fixed order, so that two lists that share new owners wait for each other instead of deadlocking.
  insert into accounts (kind, owner_id, currency, balance_micros)
    select s.kind, s.owner, s.currency, case when a.tracked then 0 end
    from (
      select k.debit_kind as kind, e.debit_owner as owner, e.currency
        from unnest(p_kinds, p_from, p_currencies) e(kind, debit_owner, currency) join transfer_kinds k using (kind)
      union
      select k.credit_kind, e.credit_owner, e.currency
        from unnest(p_kinds, p_to, p_currencies) e(kind, credit_owner, currency) join transfer_kinds k using (kind)
    ) s join account_kinds a on a.kind = s.kind
    where not exists (select from accounts x where x.kind = s.kind and x.owner_id = s.owner and x.currency = s.currency)
    order by s.kind, s.owner, s.currency
    on conflict do nothing;
  select array_agg(d.id order by e.place), array_agg(c.id order by e.place) into v_debits, v_credits
    from unnest(p_kinds, p_from, p_to, p_currencies) with ordinality e(kind, debit_owner, credit_owner, currency, place)
    join transfer_kinds k on k.kind = e.kind
    join accounts d on d.kind = k.debit_kind and d.owner_id = e.debit_owner and d.currency = e.currency
    join accounts c on c.kind = k.credit_kind and c.owner_id = e.credit_owner and c.currency = e.currency;
  if coalesce(cardinality(v_debits), 0) <> cardinality(p_kinds) or cardinality(p_amounts) <> cardinality(p_kinds)
     or cardinality(p_subjects) <> cardinality(p_kinds) then
    raise exception 'an entry names an unknown transfer kind or lacks a part' using errcode = 'FA007';
  end if;
  return query select enter_transfers(p_command, p_at, p_kinds, v_debits, v_credits, p_currencies, p_amounts, p_subjects, null);
end $$;
--> statement-breakpoint
-- Locks what has a balance (by id), writes the rows, moves the balances. Called by the two doors only.
create function enter_transfers(
  p_command text, p_at timestamptz, p_kinds text[], p_debits bigint[], p_credits bigint[],
  p_currencies text[], p_amounts bigint[], p_subjects text[], p_reverses bigint[]
) returns setof bigint language plpgsql set search_path = public, pg_temp as $$
begin
  perform from accounts where id = any (p_debits || p_credits) and balance_micros is not null order by id for no key update;
  return query
    insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, reverses_id, command_id, at)
    select e.kind, e.debit, e.credit, e.currency, e.amount, e.subject, e.reverses, p_command, p_at
    from unnest(p_kinds, p_debits, p_credits, p_currencies, p_amounts, p_subjects, p_reverses)
      with ordinality e(kind, debit, credit, currency, amount, subject, reverses, place)
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
-- Corrections are mirrors: the same kind and amount, the other way round, once.
create function reverse_transfers(p_command text, p_at timestamptz, p_ids bigint[]) returns setof bigint
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_command(p_command);
  if (select count(*) from transfers where id = any (p_ids) and reverses_id is null) <> cardinality(p_ids) then
    raise exception 'only an existing transfer that is not itself a correction can be reversed' using errcode = 'FA008';
  end if;
  return query select enter_transfers(
    p_command, p_at, array_agg(t.kind order by t.id), array_agg(t.credit_account_id order by t.id),
    array_agg(t.debit_account_id order by t.id), array_agg(t.currency order by t.id),
    array_agg(t.amount_micros order by t.id), array_agg(t.subject_id order by t.id), array_agg(t.id order by t.id)
  ) from transfers t where t.id = any (p_ids);
end $$;
--> statement-breakpoint
-- Every account with what it holds, on its normal side; accounts without a balance row are summed.
create view account_balances as
  select a.id, a.kind, a.owner_id, a.currency, k.normal_side,
         coalesce(a.balance_micros, (
           (select coalesce(sum(amount_micros), 0) from transfers where credit_account_id = a.id)
         - (select coalesce(sum(amount_micros), 0) from transfers where debit_account_id = a.id)
         ) * case k.normal_side when 'credit' then 1 else -1 end)::bigint as balance_micros
  from accounts a join account_kinds k on k.kind = a.kind;
--> statement-breakpoint

-- 6. Work for the worker, asked for in the transaction that needs it.
create function request_job(p_task text, p_payload json, p_key text, p_run_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, run_at => p_run_at, job_key => p_key);
end $$;
--> statement-breakpoint

-- 7. What the application's role may do: read everything, add to history, change what has a state, and nothing else.
revoke all on function post_transfers, enter_transfers, reverse_transfers, request_job, require_command from public;
--> statement-breakpoint
do $$
begin
  grant usage on schema public, sandbox to farthing_app;
  grant select on all tables in schema public to farthing_app;
  grant execute on function post_transfers, reverse_transfers, request_job, gig_document to farthing_app;
  grant insert on commands, events, task_transitions, payout_transitions, deliveries, dispute_statements, rulings,
    commission_schedules, commission_rates, provider_messages, event_relays, files to farthing_app;
  grant update (answer, sealed_at) on commands to farthing_app;
  grant update (applied_at, outcome) on provider_messages to farthing_app;
  grant insert, update on users, gigs, gig_packages, gig_extras, categories, orders, tasks, clearings, deposits,
    payout_methods, payout_preferences, payouts, disputes, notices, sessions, search_words, gig_imports, gig_import_lines to farthing_app;
  grant delete on gig_packages, gig_extras, search_words, gig_import_lines, sessions to farthing_app;
  grant select, insert, update, delete on all tables in schema sandbox to farthing_app;
end $$;
