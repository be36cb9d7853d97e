-- Every account that keeps a balance holds exactly what its transfers brought and took.
select a.id, a.kind, a.owner_id, a.currency, a.balance_micros, coalesce(m.micros, 0) as transfers_micros
from accounts a
left join (
  select account_id, sum(change) as micros from (
    select credit_account_id as account_id, amount_micros as change from transfers
    union all
    select debit_account_id, -amount_micros from transfers
  ) t group by account_id
) m on m.account_id = a.id
where a.balance_micros <> coalesce(m.micros, 0)
