-- A payout's transitions form one chain to its present state: every state entered was left again, but for the last.
select payout_id, state, sum(entered) as entered_more_than_left from (
  select payout_id, to_state as state, 1 as entered from payout_transitions
  union all
  select payout_id, from_state, -1 from payout_transitions where from_state is not null
  union all
  select id, state, -1 from payouts
) s group by payout_id, state having sum(entered) <> 0
