-- Replaces guards in a sandbox's database only: agreed periods may be shortened there, so that nobody waits days for a deadline.
-- Amounts, parties and states stay guarded.
do $$
declare guard record;
begin
  for guard in
    select t.tgname as name, t.tgrelid::regclass as guarded, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_trigger t join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)
    where t.tgname in ('clearings_frozen', 'payout_methods_frozen', 'disputes_frozen', 'suspension_withdrawals_frozen', 'closings_frozen',
                       'buyer_requests_frozen', 'order_changes_frozen', 'reviews_frozen')
      and a.attname not in ('clears_at', 'cools_until', 'answer_due_at', 'begun_at', 'rests_until', 'closes_at', 'funds_clear_at', 'answer_by', 'opens_at')
    group by 1, 2
  loop
    execute format('create or replace trigger %I before update of %s on %s for each row execute function refuse_frozen_change()',
                   guard.name, guard.columns, guard.guarded);
  end loop;
end $$;
-- An order stays immutable but for the moment its card money clears, and the command that moves it.
do $$
begin
  execute format('create or replace trigger orders_are_history before update of %s on orders for each row execute function refuse_history_change()',
                 (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                  where attrelid = 'orders'::regclass and attnum > 0 and not attisdropped
                    and attname not in ('funds_clear_at', 'command_id')));
end $$;
grant update (funds_clear_at, command_id) on orders to farthing_app;
grant update (rests_until) on closings to farthing_app;
-- The same for the card money of a task, and for a proposal that waits for its answer.
drop trigger if exists tasks_card_money_stays on tasks;
grant update (answer_by) on order_changes to farthing_app;
grant update (closes_at, funds_clear_at) on buyer_requests to farthing_app;
grant update (opens_at) on reviews to farthing_app;
