-- The kept score of each seller is the sum of the reviews that count. Always all of them, also among what is new.
select coalesce(c.user_id, n.subject_id) as id, 'scored wrongly' as problem
from seller_scores c full join (
  select r.subject_id, count(*) as reviews, sum(r.stars) as stars
  from public.reviews r left join public.review_hidings h on h.review_id = r.id and h.part = 'review' and h.lifted_at is null
  where r.side = 'buyer' and r.revealed_at is not null and r.not_counted is null and (h.id is null or h.counts)
  group by r.subject_id
) n on n.subject_id = c.user_id
where coalesce(c.reviews, 0) <> coalesce(n.reviews, 0) or coalesce(c.stars, 0) <> coalesce(n.stars, 0)
  or c.rating <> round(((c.stars + 20) / (c.reviews + 5.0)) * 100)
