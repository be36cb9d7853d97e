-- A task's transitions form one chain to its present state: every state entered was left again, but for the last.
select task_id, state, begun, standing, should_stand from task_histories where not chain_agrees
