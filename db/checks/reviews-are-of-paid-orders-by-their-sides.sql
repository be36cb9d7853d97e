-- A review is by one side of an order in which money moved, about the other side and the order's gig, after all its work had ended.
select r.id as review_id, r.order_id, r.side
from reviews r left join orders o on o.id = r.order_id left join review_windows w on w.order_id = r.order_id
where o.id is null or w.order_id is null
   or r.gig_id is distinct from o.gig_id
   or (r.author_id, r.subject_id) is distinct from
      (case r.side when 'buyer' then o.buyer_id else o.freelancer_id end, case r.side when 'buyer' then o.freelancer_id else o.buyer_id end)
   or (r.written_at < w.ended_at and not o.agreed)
   or not exists (select from tasks t where t.order_id = r.order_id and t.released_micros > 0)
