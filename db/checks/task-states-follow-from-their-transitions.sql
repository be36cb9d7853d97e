-- A task's transitions form one chain from its beginning to its present state: every state entered was left again but the last.
select h.task_id, h.state, h.begun, h.standing, d.digit as should_stand
from task_histories h left join task_digits d on d.state = h.state
where (h.begun = 1 and h.standing = d.digit) is not true
