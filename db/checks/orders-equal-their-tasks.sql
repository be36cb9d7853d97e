-- An order's count, total, commission, parties, currency and rate are those of its tasks.
select o.id as order_id, o.task_count, s.tasks, o.total_micros, s.price, o.commission_micros, s.commission
from orders o
left join order_sums s on s.order_id = o.id
where (s.alike and s.tasks = o.task_count and s.price = o.total_micros and s.commission = o.commission_micros) is not true
