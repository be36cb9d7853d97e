-- Only a published review has a reply or is hidden; what is hidden has a reason and a sentence; only a reply that is there is hidden.
-- A reply goes with its review, so a report of it may be decided by the review's hiding.
select r.id as review_id, 'reply' as what
from review_replies p join reviews r on r.id = p.review_id
where r.revealed_at is null or p.at < r.revealed_at
union all
select h.review_id, 'hiding'
from review_hidings h left join reviews r on r.id = h.review_id left join review_replies p on p.review_id = h.review_id
where r.revealed_at is null or h.at < r.revealed_at or btrim(h.reason) = '' or btrim(h.sentence) = ''
   or (h.part = 'reply' and p.review_id is null)
union all
select h.review_id, 'decision without its hiding'
from review_reports h
where h.decision = 'hidden'
  and not exists (select from review_hidings x where x.review_id = h.review_id and x.part in (h.part, 'review') and x.at = h.decided_at)
