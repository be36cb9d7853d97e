-- What was agreed stays agreed: amounts, parties, currencies, rates and accounts are written once, whoever asks later.

create function refuse_frozen_change() returns trigger language plpgsql as $$
begin
  raise exception '% %: what was agreed when it was written never changes', tg_table_name, old.id using errcode = 'FA009';
end $$;
--> statement-breakpoint
-- A trigger on named columns is asked only by statements that name one of them, so ordinary moves pay nothing for it.
create trigger tasks_frozen before update of id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros,
  commission_bps, delivery_days, funded_at on tasks for each row execute function refuse_frozen_change();
--> statement-breakpoint
create trigger deposits_frozen before update of id, user_id, currency, amount_micros, created_at
  on deposits for each row execute function refuse_frozen_change();
--> statement-breakpoint
create trigger payouts_frozen before update of id, user_id, method_id, currency, amount_micros, origin, provider_key, created_at
  on payouts for each row execute function refuse_frozen_change();
--> statement-breakpoint
create trigger payout_methods_frozen before update of id, user_id, holder, account_sealed, account_tail, created_at, cools_until
  on payout_methods for each row execute function refuse_frozen_change();
--> statement-breakpoint
create trigger clearings_frozen before update of id, task_id, freelancer_id, currency, amount_micros, clears_at
  on clearings for each row execute function refuse_frozen_change();
--> statement-breakpoint
create trigger disputes_frozen before update of id, task_id, buyer_id, freelancer_id, opened_by, reason, currency,
  contested_micros, answer_due_at, opened_at on disputes for each row execute function refuse_frozen_change();
--> statement-breakpoint
-- An order as a whole is what both sides agreed to; what happens to it happens to its tasks.
create trigger orders_are_history before update on orders for each row execute function refuse_history_change();
--> statement-breakpoint
revoke update on orders from farthing_app;
--> statement-breakpoint
do $$
declare kept text;
begin
  foreach kept in array array['orders', 'tasks', 'deposits', 'payouts', 'payout_methods', 'clearings', 'disputes'] loop
    execute format('create trigger %I before delete on %I for each row execute function refuse_history_change()',
                   kept || '_are_kept', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_history_change()',
                   kept || '_are_not_truncated', kept);
  end loop;
end $$;
--> statement-breakpoint
-- A published schedule is complete: no rate joins it later.
create function guard_rates() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from written w join commission_schedules s on s.id = w.schedule_id where s.command_id <> w.command_id
  ) then
    raise exception 'a published commission schedule gets no further rates' using errcode = 'FA009';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger commission_rates_published_whole after insert on commission_rates referencing new table as written
  for each statement execute function guard_rates();
