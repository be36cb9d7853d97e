-- A task's transitions form one chain from its beginning to its present state: every state entered was left again but the last.
select coalesce(t.id, h.task_id) as task_id, t.state, s.digit as standing_in, h.standing as standing_by_transitions, h.begun
from tasks t
left join task_states s on s.state = t.state
full join task_histories h on h.task_id = t.id
where (h.begun = 1 and h.standing = s.digit) is not true
