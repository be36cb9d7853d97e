-- A task's transitions form one chain from its beginning to its present state: every state entered was left again but the last.
select task_id, state, sum(entered) as entered_more_than_left from (
  select task_id, to_state as state, 1 as entered from task_transitions
  union all
  select task_id, from_state, -1 from task_transitions where from_state is not null
  union all
  select id, state, -1 from tasks
) s group by task_id, state having sum(entered) <> 0
