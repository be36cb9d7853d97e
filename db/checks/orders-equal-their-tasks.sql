-- An order's count, total, commission, parties, currency and rate are those of its tasks.
select o.id as order_id, o.task_count, s.tasks, o.total_micros, s.price, o.commission_micros, s.commission
from orders o
left join (
  select t.order_id, count(*) as tasks, sum(t.price_micros) as price,
         sum(div(t.price_micros::numeric * t.commission_bps, 10000)) as commission,
         bool_and(t.buyer_id = p.buyer_id and t.freelancer_id = p.freelancer_id and t.currency = p.currency
                  and t.commission_bps = p.commission_bps) as alike
  from tasks t join orders p on p.id = t.order_id group by t.order_id
) s on s.order_id = o.id
where (s.alike and s.tasks = o.task_count and s.price = o.total_micros and s.commission = o.commission_micros) is not true
