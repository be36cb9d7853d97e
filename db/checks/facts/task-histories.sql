-- What the transitions of every task add up to: how often its life began, how often each state was entered more than left (one
-- digit each, see task_states), and what was released and refunded.
select task_id, count(*) - count(from_state) as begun,
       exact_sum(t.digit - coalesce(f.digit, 0)) as standing,
       exact_sum(released_micros) as released, exact_sum(refunded_micros) as refunded
from task_transitions
left join task_states t on t.state = to_state
left join task_states f on f.state = from_state
group by task_id
