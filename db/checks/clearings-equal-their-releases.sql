-- Everything released into clearing for a task has its line in the clearings, and nothing else has.
select coalesce(c.task_id, t.subject_id) as task_id, c.micros as clearings, t.micros as released
from (select task_id, sum(amount_micros) as micros from clearings group by task_id) c
full join (
  select subject_id, sum(case when reverses_id is null then amount_micros else -amount_micros end) as micros
  from transfers where kind = 'escrow.release_clearing' group by subject_id
) t on t.subject_id = c.task_id
where coalesce(c.micros, 0) <> coalesce(t.micros, 0)
