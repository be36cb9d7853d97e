-- Every task's escrow holds its price less what was released and refunded; there is no escrow without a task.
select coalesce(t.id, a.owner_id) as task_id, t.state, t.price_micros, t.released_micros, t.refunded_micros, a.currency, a.balance_micros
from tasks t
full join (select * from accounts where kind = 'escrow') a on a.owner_id = t.id and a.currency = t.currency
where t.id is null
   or coalesce(a.balance_micros, 0) <> t.price_micros - t.released_micros - t.refunded_micros
