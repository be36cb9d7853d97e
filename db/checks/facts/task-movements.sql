-- Sums moved through escrow for every task, by escrow account, reversals subtracted; and the accounts on the other side: the
-- lowest of each kind, and whether there was no other (`alike`).
select subject_id, escrow_id, funded, released, into_clearing, commission, refunded,
       buyer_side, reserve_side, available_side, clearing_side, commission_side,
       coalesce(buyer_side = buyer_last, true) and coalesce(reserve_side = reserve_last, true) and coalesce(available_side = available_last, true)
         and coalesce(clearing_side = clearing_last, true) and coalesce(commission_side = commission_last, true) as alike
from (
  select subject_id, escrow_id,
         exact_sum(signed) filter (where step in (1, 6)) as funded,
         exact_sum(signed) filter (where step = 2) as refunded,
         exact_sum(signed) filter (where step between 3 and 5) as released,
         exact_sum(signed) filter (where step = 4) as into_clearing,
         exact_sum(signed) filter (where step = 5) as commission,
         min(other_id) filter (where step <= 2) as buyer_side, max(other_id) filter (where step <= 2) as buyer_last,
         min(other_id) filter (where step = 6) as reserve_side, max(other_id) filter (where step = 6) as reserve_last,
         min(other_id) filter (where step = 3) as available_side, max(other_id) filter (where step = 3) as available_last,
         min(other_id) filter (where step = 4) as clearing_side, max(other_id) filter (where step = 4) as clearing_last,
         min(other_id) filter (where step = 5) as commission_side, max(other_id) filter (where step = 5) as commission_last
  from (
    -- Reversals are read as their original. Kinds become numbers, because they are compared thirteen times; `offset 0` keeps the
    -- planner from computing them each time.
    select subject_id,
           case kind when 'escrow.fund' then 1 when 'escrow.commission' then 5 when 'escrow.release' then 3 when 'escrow.refund' then 2
                     when 'escrow.release_clearing' then 4 when 'reserve.escrow' then 6 else 0 end as step,
           case when reverses_id is null then amount_micros else -amount_micros end as signed,
           case when (kind in ('escrow.fund', 'reserve.escrow')) = (reverses_id is null) then credit_account_id else debit_account_id end as escrow_id,
           case when (kind in ('escrow.fund', 'reserve.escrow')) = (reverses_id is null) then debit_account_id else credit_account_id end as other_id
    from transfers where kind like 'escrow.%' or kind = 'reserve.escrow' offset 0
  ) s group by subject_id, escrow_id
) m
