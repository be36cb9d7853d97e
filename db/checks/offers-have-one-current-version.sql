-- The current version of an offer is its newest, versions are numbered without a gap, each has lines that add up to its quote and at
-- least as many as it funds.
with lines as (
  select l.offer_id, l.version, count(*) as count, sum(l.price_micros) as price,
         sum(l.price_micros / 10000 * v.bps + l.price_micros % 10000 * v.bps / 10000) as commission
  from offer_lines l join offer_versions v on v.offer_id = l.offer_id and v.number = l.version
  group by l.offer_id, l.version
), versions as (
  select v.offer_id, max(v.number) as newest, count(*) as count,
         count(*) filter (where (l.price, l.commission) is distinct from (v.total_micros, v.commission_micros)
                             or l.count is null or l.count < v.funded) as wrong
  from offer_versions v left join lines l on l.offer_id = v.offer_id and l.version = v.number
  group by v.offer_id
)
select o.id as offer_id, o.version, v.newest, v.count, v.wrong
from offers o left join versions v on v.offer_id = o.id
where v.newest is distinct from o.version or v.count <> v.newest or v.wrong > 0
