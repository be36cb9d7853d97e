-- Every step in the history of tasks and payouts is one their lifecycle table allows.
select s.subject, s.owner_id, s.id as transition_id, s.from_state, s.to_state
from (
  select 'task' as subject, task_id as owner_id, id, coalesce(from_state, '') as from_state, to_state from task_transitions
  union all
  select 'payout', payout_id, id, coalesce(from_state, ''), to_state from payout_transitions
) s
left join lifecycle_steps l on l.subject = s.subject and l.from_state = s.from_state and l.to_state = s.to_state
where l.subject is null and s.from_state <> s.to_state
