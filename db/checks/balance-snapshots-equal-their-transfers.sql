-- Every snapshot is of an account that keeps no balance, reaches no further than transfers do, and is the sum of the transfers up to it.
select s.account_id, s.through_id, s.balance_micros, s.sign * (coalesce(m.micros, 0) - l.micros) as summed
from (
  select s.account_id, s.through_id, s.balance_micros, a.currency, k.tracked = false and a.balance_micros is null as kept_rightly,
         case k.normal_side when 'credit' then 1 else -1 end as sign
  from balance_snapshots s left join accounts a on a.id = s.account_id left join account_kinds k on k.kind = a.kind
) s
left join account_movements m on m.account_id = s.account_id and m.currency = s.currency
cross join lateral (
  select coalesce((select sum(amount_micros) from transfers where credit_account_id = s.account_id and id > s.through_id), 0)
       - coalesce((select sum(amount_micros) from transfers where debit_account_id = s.account_id and id > s.through_id), 0) as micros
) l
where (s.kept_rightly and s.balance_micros = s.sign * (coalesce(m.micros, 0) - l.micros)
       and s.through_id <= (select last_value from transfers_id_seq)) is not true
