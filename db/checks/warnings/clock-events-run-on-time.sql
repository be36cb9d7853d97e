-- No task waits more than an hour for what the clock should have done.
select id as task_id, state, next_event, next_at from tasks where next_at < now() - interval '1 hour' order by next_at
