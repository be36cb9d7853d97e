-- An awarded request has exactly one awarded proposal, which its order carries out; other requests have none. The count of a request's
-- proposals is that of those not withdrawn.
select r.id as request_id, r.state, r.proposals, p.standing, p.awarded, o.id as order_id
from buyer_requests r
left join orders o on o.id = r.order_id
cross join lateral (
  select count(*) filter (where state <> 'withdrawn') as standing, count(*) filter (where state = 'awarded') as awarded,
         bool_and(buyer_id = r.buyer_id) as its_own,
         bool_and(freelancer_id = o.freelancer_id and total_micros = o.total_micros and commission_bps = o.commission_bps
                  and schedule_id = o.schedule_id) filter (where state = 'awarded') as carried_out
  from proposals where request_id = r.id
) p
where (r.proposals = p.standing and p.its_own is not false and p.awarded = (r.state = 'awarded')::int
       and (r.state <> 'awarded' or (p.carried_out and o.buyer_id = r.buyer_id and o.currency = r.currency))) is not true
union all
select p.request_id, null, null, null, null, null from proposals p left join buyer_requests r on r.id = p.request_id where r.id is null
