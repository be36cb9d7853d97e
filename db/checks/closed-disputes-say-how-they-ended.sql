-- A closed dispute has an outcome and a time, an open one neither and no ruling; a ruling divides all that was contested.
select d.id as dispute_id, d.state, d.outcome, d.closed_at, d.contested_micros, r.release_micros, r.refund_micros
from disputes d left join rulings r on r.dispute_id = d.id
where (d.state = 'closed') <> (d.closed_at is not null)
   or (d.state = 'closed') <> (d.outcome is not null)
   or (r.dispute_id is not null and (d.state <> 'closed' or r.release_micros + r.refund_micros <> d.contested_micros))
