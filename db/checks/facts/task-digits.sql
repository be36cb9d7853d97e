-- A base-256 digit for every state of a task, so that one number counts all states at once.
select state, (256 ^ (row_number() over (order by state) - 1))::bigint as digit
from (select distinct to_state as state from lifecycle_steps where subject = 'task') s
