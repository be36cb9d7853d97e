-- Every step of a task, those within a state included, and its change to the count of all states: plus one in the digit of the
-- state entered, minus one in that of the state left.
select s.from_state, s.to_state, t.digit - coalesce(f.digit, 0) as change
from (
  select from_state, to_state from lifecycle_steps where subject = 'task'
  union
  select state, state from task_digits
) s
join task_digits t on t.state = s.to_state
left join task_digits f on f.state = s.from_state
