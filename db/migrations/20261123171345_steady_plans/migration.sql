-- The same door into the books, with every account looked up by its key: a kept plan stays right at any size.
create or replace function post_transfers(
  p_command text, p_at timestamptz, p_kinds text[], p_from text[], p_to text[],
  p_currencies text[], p_amounts bigint[], p_subjects text[]
) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_debits bigint[];
  v_credits bigint[];
  v_known int;
begin
  perform require_command(p_command);
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
     or cardinality(p_subjects) <> cardinality(p_kinds) then
    raise exception 'an entry names an unknown transfer kind or lacks a part' using errcode = 'FA007';
  end if;
  return query select enter_transfers(p_command, p_at, p_kinds, v_debits, v_credits, p_currencies, p_amounts, p_subjects, null);
end $$;
