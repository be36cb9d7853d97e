-- A digit to the base 256 for every state a task can have, so that one number counts all of them at once.
select state, (256 ^ (row_number() over (order by state) - 1))::bigint as digit
from (select distinct to_state as state from lifecycle_steps where subject = 'task') s
