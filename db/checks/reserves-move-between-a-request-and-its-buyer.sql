-- A request's reserve was filled once with its ceiling from its buyer's balance. All of it went back when the request was withdrawn or
-- its time was over; what is above the order's price when it was awarded.
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
    from transfers where kind in ('reserve.fund', 'reserve.refund') and subject_id like 'rqs\_%'
  ) t left join accounts w on w.id = t.wallet_id left join accounts r on r.id = t.reserve_id
  group by t.subject_id
)
select coalesce(q.id, m.subject_id) as request_id, q.state, q.ceiling_micros, o.total_micros, m.funded, m.refunded, m.buyer_id
from buyer_requests q left join orders o on o.id = q.order_id full join moved m on m.subject_id = q.id
where (m.through_its_own and m.buyers = 1 and m.buyer_id = q.buyer_id and m.currency = q.currency
       and m.fundings = 1 and m.funded = q.ceiling_micros
       and m.refunded = case q.state when 'open' then 0 when 'awarded' then q.ceiling_micros - o.total_micros
                                     else q.ceiling_micros end) is not true
