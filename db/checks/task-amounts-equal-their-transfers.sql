-- What a task says was held, released, refunded and taken as commission is what its transfers moved.
with moved as (
  select subject_id,
         sum(signed) filter (where kind = 'escrow.fund') as funded,
         sum(signed) filter (where kind in ('escrow.release', 'escrow.release_clearing', 'escrow.commission')) as released,
         sum(signed) filter (where kind = 'escrow.commission') as commission,
         sum(signed) filter (where kind = 'escrow.refund') as refunded
  from (
    select subject_id, kind, case when reverses_id is null then amount_micros else -amount_micros end as signed
    from transfers where kind like 'escrow.%'
  ) s group by subject_id
)
select coalesce(t.id, m.subject_id) as task_id, t.price_micros, m.funded, t.released_micros, m.released,
       t.commission_micros, m.commission, t.refunded_micros, m.refunded
from tasks t full join moved m on m.subject_id = t.id
where (t.price_micros = coalesce(m.funded, 0) and t.released_micros = coalesce(m.released, 0)
       and t.commission_micros = coalesce(m.commission, 0) and t.refunded_micros = coalesce(m.refunded, 0)) is not true
