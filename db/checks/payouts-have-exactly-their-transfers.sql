-- Every payout left its owner's earnings once, arrived once if it is settled, and is back if it failed or was returned.
with moved as (
  select t.subject_id,
         sum(t.signed) filter (where t.kind = 'payout.sweep') as swept,
         sum(t.signed) filter (where t.kind = 'payout.settle') as settled,
         sum(t.signed) filter (where t.kind = 'payout.return') as returned,
         count(distinct o.owner_id) as owners, min(o.owner_id) as owner_id, min(t.currency) as currency
  from (
    select *, case when reverses_id is null then amount_micros else -amount_micros end as signed
    from transfers where kind in ('payout.sweep', 'payout.settle', 'payout.return')
  ) t
  left join accounts o on o.kind = 'earnings_available'
    and o.id = case when (t.kind = 'payout.sweep') = (t.reverses_id is null) then t.debit_account_id else t.credit_account_id end
  group by t.subject_id
), read as (
  select subject_id, coalesce(swept, 0) as swept, coalesce(settled, 0) as settled, coalesce(returned, 0) as returned,
         owners, owner_id, currency
  from moved
)
select coalesce(p.id, m.subject_id) as payout_id, p.state, p.amount_micros, m.swept, m.settled, m.returned, m.owner_id
from payouts p full join read m on m.subject_id = p.id
where (m.owners = 1 and m.owner_id = p.user_id and m.currency = p.currency and case
         when p.state in ('queued', 'submitted', 'unknown') then m.swept = p.amount_micros and m.settled = 0 and m.returned = 0
         when p.state = 'settled' then m.swept = p.amount_micros and m.settled = p.amount_micros and m.returned = 0
         else m.settled = 0 and m.swept = m.returned and m.swept in (0, p.amount_micros)
       end) is not true
