-- While a recovery waits, its person's payouts rest, for 72 hours longer than the recovery waits.
select r.id, r.user_id, r.due_at, p.until
from recoveries r left join payout_rests p on p.user_id = r.user_id
where r.state = 'waiting'
  and (p.user_id is null or (p.until is not null and p.until < r.due_at + interval '72 hours'))
