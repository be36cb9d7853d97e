-- Everything released into clearing for a task has its line in the clearings, and nothing else has.
select coalesce(c.task_id, t.subject_id) as task_id, c.micros as clearings, t.into_clearing as released
from (select task_id, sum(amount_micros) as micros from clearings group by task_id) c
full join (select subject_id, into_clearing from task_movements where into_clearing <> 0) t on t.subject_id = c.task_id
where coalesce(c.micros, 0) <> coalesce(t.into_clearing, 0)
