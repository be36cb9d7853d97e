-- Every step a task can make, those that keep its state included, and how it changes the count of all states at once: up one for
-- the state entered, down one for the state left, each in its digit.
select s.from_state, s.to_state, t.digit - coalesce(f.digit, 0) as change
from (
  select from_state, to_state from lifecycle_steps where subject = 'task'
  union
  select state, state from task_digits
) s
join task_digits t on t.state = s.to_state
left join task_digits f on f.state = s.from_state
