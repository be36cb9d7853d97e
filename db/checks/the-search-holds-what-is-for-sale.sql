-- The search's table holds exactly the gigs for sale, as they are, and its kept counts are the numbers of its rows. Always all of them, also
-- among what is new.
with for_sale as (
  select g.id, g.freelancer_id, g.category_id, split_part(g.category_id, '/', 1) as top, g.kind, g.currency, g.from_micros, g.delivery_days,
    width_bucket(g.from_micros, array[1000000, 20000000, 100000000, 500000000]::bigint[])::smallint as band,
    width_bucket(g.delivery_days, array[2, 4, 8, 15])::smallint as delivery, coalesce(r.sorted, 400)::smallint as rating,
    coalesce(g.published_at, g.created_at) as published_at
  from public.gigs g join public.users u on u.id = g.freelancer_id left join public.seller_scores r on r.user_id = g.freelancer_id
  where g.state = 'published' and u.state <> 'suspended'
), swept as (
  -- Gigs whose rows the worker is about to write.
  select g.id from search_sweeps w join public.gigs g on g.freelancer_id = w.freelancer_id and g.id > w.after union all
  select gig_id from search_sweeps where gig_id is not null
)
select coalesce(f.id, s.id) as id, 'not found as it is' as problem
from for_sale f full join search_gigs s on s.id = f.id
where coalesce(f.id, s.id) not in (select id from swept)
  and (f.id, f.freelancer_id, f.category_id, f.top, f.kind, f.currency, f.from_micros, f.delivery_days, f.band, f.delivery, f.published_at)
  is distinct from
  (s.id, s.freelancer_id, s.category_id, s.top, s.kind, s.currency, s.from_micros, s.delivery_days, s.band, s.delivery, s.published_at)
union all
-- Those of an import get their score with their words.
select f.id, 'sorted by another score' from for_sale f join search_gigs s on s.id = f.id
where s.rating <> f.rating and not exists (select from search_unread x where x.gig_id = f.id) and f.id not in (select id from swept)
union all
select coalesce(c.category, n.category), 'counted wrongly'
from (
  select within, category, kind, currency, band, delivery, sum(gigs) as gigs from search_counts group by 1, 2, 3, 4, 5, 6 having sum(gigs) <> 0
) c full join (
  select w.within, w.category, f.kind, f.currency, f.band, f.delivery, count(*) as gigs
  from search_gigs f cross join lateral (values ('', f.top), (f.top, f.category_id)) w(within, category) group by 1, 2, 3, 4, 5, 6
) n on n.within = c.within and n.category = c.category and n.kind = c.kind and n.currency = c.currency and n.band = c.band
  and n.delivery = c.delivery
where c.gigs is distinct from n.gigs
union all
select '=', 'counted wrongly'
where (select coalesce(sum(gigs), 0) from search_lexemes where lexeme = '=') <> (select count(*) from search_gigs)
union all
select coalesce(w.within, g.within), 'said wrongly'
from (
  select within, string_agg(category || '|' || kind || '|' || currency || '|' || band || '|' || delivery || '|1|' || gigs, E'\n') as groups
  from search_counts where fresh = 0 group by within
) w full join search_groups g on g.within = w.within
where (select string_agg(line, E'\n' order by line) from string_to_table(w.groups, E'\n') line)
  is distinct from (select string_agg(line, E'\n' order by line) from string_to_table(g.groups, E'\n') line)
