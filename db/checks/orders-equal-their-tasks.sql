-- An order's count, total, commission, parties, currency and rate are its tasks'; while it is being made, of those made. An agreed
-- order has lines, which `agreed-orders-equal-their-lines` compares; only parties, currency and rate are compared here.
select o.id as order_id, o.task_count, f.made, s.tasks, o.total_micros, s.price, o.commission_micros, s.commission
from orders o
left join order_fillings f on f.id = o.id and f.state in ('filling', 'returning', 'returned')
left join order_sums s on s.order_id = o.id
where case when o.agreed then s.alike is not true
           when f.id is null then (s.alike and s.tasks = o.task_count and s.price = o.total_micros and s.commission = o.commission_micros) is not true
           else (coalesce(s.alike, true) and coalesce(s.tasks, 0) = f.made and coalesce(s.price, 0) * o.task_count = o.total_micros * f.made
                 and coalesce(s.commission, 0) * o.task_count = o.commission_micros * f.made) is not true end
