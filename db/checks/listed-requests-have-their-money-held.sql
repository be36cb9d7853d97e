-- An open request's reserve holds its ceiling; the reserve of one that is over is empty.
select coalesce(r.id, a.owner_id) as request_id, r.state, r.ceiling_micros, a.balance_micros as reserve
from buyer_requests r
full join (select * from accounts where kind = 'reserve' and owner_id like 'rqs\_%') a on a.owner_id = r.id and a.currency = r.currency
where (a.balance_micros = case r.state when 'open' then r.ceiling_micros else 0 end) is not true
