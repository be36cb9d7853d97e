-- Every snapshot is of an account that keeps no balance, reaches no further than transfers do, and is the sum of the transfers up to it.
select s.account_id, s.through_id, s.balance_micros, m.micros as summed
from balance_snapshots s
left join accounts a on a.id = s.account_id
left join account_kinds k on k.kind = a.kind
cross join lateral (
  select (coalesce((select sum(amount_micros) from transfers where credit_account_id = s.account_id and id <= s.through_id), 0)
        - coalesce((select sum(amount_micros) from transfers where debit_account_id = s.account_id and id <= s.through_id), 0))
       * case k.normal_side when 'credit' then 1 else -1 end as micros
) m
where (k.tracked = false and a.balance_micros is null and s.balance_micros = m.micros
       and s.through_id <= (select last_value from transfers_id_seq)) is not true
