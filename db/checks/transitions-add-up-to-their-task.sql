-- What a task's transitions say they released and refunded adds up to what the task says.
select t.id as task_id, t.released_micros, h.released, t.refunded_micros, h.refunded
from tasks t left join task_histories h on h.task_id = t.id
where t.released_micros <> coalesce(h.released, 0) or t.refunded_micros <> coalesce(h.refunded, 0)
