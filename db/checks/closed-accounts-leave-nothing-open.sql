-- The person of a closed account holds no money, and has no open task, offer or request, no gig for sale, and no way in; only their last payout goes on.
select u.id as user_id, problem
from users u cross join lateral (
  select 'has no closing' as problem where (select count(*) from closings c where c.user_id = u.id and c.state = 'closed') <> 1
  union all
  select 'holds money' where exists (
    select from accounts a where a.kind in ('wallet', 'earnings_available', 'earnings_clearing') and a.owner_id = u.id and a.balance_micros <> 0)
  union all
  select 'has an open task' where exists (
    select from tasks t where t.state in ('funded', 'started', 'delivered', 'disputed') and (t.buyer_id = u.id or t.freelancer_id = u.id))
  union all
  select 'has an order in the making' where exists (
    select from order_fillings f join orders o on o.id = f.id
    where f.state in ('filling', 'winding', 'returning') and (o.buyer_id = u.id or o.freelancer_id = u.id))
  union all
  select 'has an open offer' where exists (
    select from offers o where o.state = 'open' and (o.buyer_id = u.id or o.freelancer_id = u.id))
  union all
  select 'has an open request' where exists (select from buyer_requests r where r.state = 'open' and r.buyer_id = u.id)
  union all
  select 'has an open payout' where exists (
    select from payouts p where p.user_id = u.id and p.state in ('queued', 'submitted', 'unknown') and p.origin <> 'closure')
  union all
  select 'has a gig for sale' where exists (select from gigs g where g.freelancer_id = u.id and g.state = 'published')
  union all
  select 'can sign in' where u.email is not null or u.password_hash is not null
    or exists (select from sessions s where s.user_id = u.id and s.revoked_at is null and s.expires_at > now())
    or exists (select from api_tokens k where k.user_id = u.id and k.revoked_at is null and k.expires_at > now())
  union all
  select 'is away or says why they were' where exists (
    select from times_off f where f.user_id = u.id and (f.ended_at is null or f.note <> ''))
  union all
  select 'has skills' where u.skills <> '{}'
  union all
  select 'has a webhook' where exists (select from webhook_endpoints w where w.user_id = u.id and w.state <> 'removed')
) p
where u.state = 'closed'
