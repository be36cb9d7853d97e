-- What a task's transitions say they released and refunded adds up to what the task says.
select t.id as task_id, t.released_micros, h.released, t.refunded_micros, h.refunded
from tasks t
left join (
  select task_id, sum(released_micros) as released, sum(refunded_micros) as refunded from task_transitions group by task_id
) h on h.task_id = t.id
where t.released_micros <> coalesce(h.released, 0) or t.refunded_micros <> coalesce(h.refunded, 0)
