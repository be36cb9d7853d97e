-- No job of the worker failed for good, and no due job waits more than ten minutes.
-- A scheduled job without its key is left out: a newer row does all the work that is due.
select j.id as job_id, t.identifier as job, j.attempts, j.max_attempts, j.run_at, j.last_error
from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
where j.locked_at is null
  and (j.attempts >= j.max_attempts or j.run_at < now() - interval '10 minutes')
  and not (j.key is null and j.attempts >= j.max_attempts
           and t.identifier in (select identifier from graphile_worker._private_known_crontabs))
order by j.run_at
