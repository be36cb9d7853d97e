-- An accepted offer has its order, between the same people, with the lines and the quote of the accepted version.
with lines as (
  select o.id as offer_id, count(*) as differing
  from offers o
  join lateral (
    (select position, title, scope, price_micros, days, revisions from offer_lines l where l.offer_id = o.id and l.version = o.version
     except all
     select position, title, scope, price_micros, days, revisions from order_lines l where l.order_id = o.order_id and l.change_id is null)
    union all
    (select position, title, scope, price_micros, days, revisions from order_lines l where l.order_id = o.order_id and l.change_id is null
     except all
     select position, title, scope, price_micros, days, revisions from offer_lines l where l.offer_id = o.id and l.version = o.version)
  ) d on true
  where o.state = 'accepted'
  group by o.id
)
select f.id as offer_id, f.order_id, l.differing
from offers f
left join orders r on r.id = f.order_id
left join offer_versions v on v.offer_id = f.id and v.number = f.version
left join lines l on l.offer_id = f.id
where f.state = 'accepted'
  and (l.differing > 0
       or (r.buyer_id, r.freelancer_id, r.gig_id, r.currency, r.title, r.brief, r.total_micros, r.commission_micros, r.commission_bps,
           r.schedule_id, r.placed_at)
         is distinct from
          (f.buyer_id, f.freelancer_id, f.gig_id, f.currency, v.title, v.brief, v.total_micros, v.commission_micros, v.bps,
           v.schedule_id, f.ended_at))
