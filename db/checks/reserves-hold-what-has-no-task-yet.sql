-- While an order is being made, its reserve plus its tasks' prices is its total; afterwards its reserve is empty.
select coalesce(o.id, a.owner_id) as order_id, f.state, o.total_micros, s.price as prices, a.balance_micros as reserve
from order_fillings f
join orders o on o.id = f.id
left join order_sums s on s.order_id = f.id
full join (select * from accounts where kind = 'reserve' and owner_id not like 'rqs\_%') a on a.owner_id = f.id and a.currency = o.currency
where (f.total = o.task_count and f.task_price_micros * f.total = o.total_micros and case f.state
         when 'filling' then a.balance_micros + coalesce(s.price, 0) = o.total_micros
         when 'returning' then a.balance_micros = 0
         when 'returned' then a.balance_micros = 0
         else a.balance_micros = 0 and s.price = o.total_micros end) is not true
