-- No job of the worker failed for good, and none that is due waits more than ten minutes.
select j.id as job_id, t.identifier as job, j.attempts, j.max_attempts, j.run_at, j.last_error
from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
where j.attempts >= j.max_attempts and j.locked_at is null
   or j.locked_at is null and j.run_at < now() - interval '10 minutes'
order by j.run_at
