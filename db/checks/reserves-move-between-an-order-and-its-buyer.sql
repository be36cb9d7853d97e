-- A reserve was filled once with the order's total from its buyer's balance; the price of tasks not made went back, once.
with moved as (
  select t.subject_id,
         sum(t.signed) filter (where t.kind = 'reserve.fund') as funded, count(*) filter (where t.kind = 'reserve.fund') as fundings,
         coalesce(sum(t.signed) filter (where t.kind = 'reserve.refund'), 0) as refunded,
         bool_and(w.kind = 'wallet' and r.kind = 'reserve' and r.owner_id = t.subject_id) as through_its_own,
         count(distinct w.owner_id) as buyers, min(w.owner_id) as buyer_id, min(t.currency) as currency
  from (
    select *, case when reverses_id is null then amount_micros else -amount_micros end as signed,
           case when (kind = 'reserve.fund') = (reverses_id is null) then debit_account_id else credit_account_id end as wallet_id,
           case when (kind = 'reserve.fund') = (reverses_id is null) then credit_account_id else debit_account_id end as reserve_id
    from transfers where kind in ('reserve.fund', 'reserve.refund') and subject_id not like 'rqs\_%'
  ) t left join accounts w on w.id = t.wallet_id left join accounts r on r.id = t.reserve_id
  group by t.subject_id
)
select coalesce(f.id, m.subject_id) as order_id, f.state, o.total_micros, f.made, m.funded, m.refunded, m.buyer_id
from order_fillings f join orders o on o.id = f.id full join moved m on m.subject_id = f.id
where (m.through_its_own and m.buyers = 1 and m.buyer_id = o.buyer_id and m.currency = o.currency
       and m.fundings = 1 and m.funded = o.total_micros
       and m.refunded = case when f.state in ('returning', 'returned') then (f.total - f.made) * f.task_price_micros else 0 end) is not true
