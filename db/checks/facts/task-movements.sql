-- What transfers moved into and out of escrow for every task, corrections taken off.
select subject_id,
       exact_sum(signed) filter (where kind = 'escrow.fund') as funded,
       exact_sum(signed) filter (where kind in ('escrow.release', 'escrow.release_clearing', 'escrow.commission')) as released,
       exact_sum(signed) filter (where kind = 'escrow.release_clearing') as into_clearing,
       exact_sum(signed) filter (where kind = 'escrow.commission') as commission,
       exact_sum(signed) filter (where kind = 'escrow.refund') as refunded
from (
  select subject_id, kind, case when reverses_id is null then amount_micros else -amount_micros end as signed
  from transfers where kind like 'escrow.%'
) s group by subject_id
