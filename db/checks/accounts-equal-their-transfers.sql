-- Every account that keeps a balance holds exactly what its transfers brought and took.
select a.id, a.kind, a.owner_id, a.currency, a.balance_micros, coalesce(m.micros, 0) as transfers_micros
from accounts a left join account_movements m on m.account_id = a.id and m.currency = a.currency
where a.balance_micros <> coalesce(m.micros, 0)
