-- What was released into clearing for a task is the sum of its clearings; there are no others.
-- No others: a clearing without a release into clearing, or a release without a clearing, is found too.
select coalesce(c.task_id, t.task_id) as task_id, c.micros as clearings, t.micros as released
from (select task_id, sum(amount_micros) as micros from clearings group by task_id) c
full join (select subject_id as task_id, sum(into_clearing) as micros from task_positions where into_clearing <> 0 group by subject_id) t
  on t.task_id = c.task_id
where coalesce(c.micros, 0) <> coalesce(t.micros, 0)
