-- A freelancer's clearing account holds the sum of their open clearings.
select coalesce(c.freelancer_id, a.owner_id) as freelancer_id, coalesce(c.currency, a.currency) as currency, c.micros as open_clearings, a.balance_micros
from open_clearings c
full join (select * from accounts where kind = 'earnings_clearing') a on a.owner_id = c.freelancer_id and a.currency = c.currency
where coalesce(c.micros, 0) <> coalesce(a.balance_micros, 0)
