-- Every transition of tasks and payouts is a step that their lifecycle allows.
select 'task' as subject, h.task_id as owner_id, t.id as transition_id, t.from_state, t.to_state
from task_histories h
cross join lateral (select id, from_state, to_state from task_transitions where task_id = h.task_id order by id limit 1000) t
left join task_steps s on s.from_state = coalesce(t.from_state, '') and s.to_state = t.to_state
where h.forbidden > 0 and s.change is null
union all
select 'payout', p.payout_id, p.id, p.from_state, p.to_state
from payout_transitions p
left join lifecycle_steps l on l.subject = 'payout' and l.from_state = coalesce(p.from_state, '') and l.to_state = p.to_state
where l.subject is null and p.from_state is distinct from p.to_state
