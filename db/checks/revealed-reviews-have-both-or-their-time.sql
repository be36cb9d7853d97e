-- A review is public only if both sides wrote, both then published at one moment, or if its time had come. Once one is public the other is.
select r.id as review_id, r.order_id, r.revealed_at, r.opens_at, o.revealed_at as revealed_of_other
from reviews r left join reviews o on o.order_id = r.order_id and o.side <> r.side
where (r.revealed_at < r.opens_at and o.revealed_at is distinct from r.revealed_at)
   or (o.id is not null and o.revealed_at is distinct from r.revealed_at)
   or (r.revealed_at is null and o.id is not null)
