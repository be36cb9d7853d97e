-- What a task says was held, released, refunded and taken as commission is what its transfers moved.
select coalesce(t.id, m.subject_id) as task_id, t.price_micros, m.funded, t.released_micros, m.released,
       t.commission_micros, m.commission, t.refunded_micros, m.refunded
from tasks t full join task_movements m on m.subject_id = t.id
where (t.price_micros = coalesce(m.funded, 0) and t.released_micros = coalesce(m.released, 0)
       and t.commission_micros = coalesce(m.commission, 0) and t.refunded_micros = coalesce(m.refunded, 0)) is not true
