-- No payout was made while the payouts of its person rested.
-- Payouts made within a minute of a rest's beginning are left out, because they may have got the person's lock first.
select p.id as payout, p.user_id as person, r.started_at, r.until
from payouts p join payout_rests r on r.user_id = p.user_id
where p.created_at > r.started_at + interval '1 minute' and (r.until is null or p.created_at < r.until)
