-- A task is disputed exactly while one dispute about it is open, and the contested amount is what is held.
select coalesce(d.task_id, t.id) as task_id, d.id as dispute_id, d.state as dispute_state, t.state as task_state, d.contested_micros
from (select * from disputes where state <> 'closed') d
full join (select * from tasks where state = 'disputed') t on t.id = d.task_id
where (d.currency = t.currency and d.contested_micros = t.price_micros - t.released_micros - t.refunded_micros) is not true
union all
select task_id, min(id), 'open ' || count(*) || ' times', null, null
from disputes where state <> 'closed' group by task_id having count(*) > 1
