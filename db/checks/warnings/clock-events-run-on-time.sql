-- No task's next step by the clock is more than an hour late.
select id as task_id, state, next_event, next_at from tasks where next_at < now() - interval '1 hour' order by next_at
