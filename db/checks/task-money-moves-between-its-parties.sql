-- A task is funded from and refunded to its buyer and released to its freelancer, always through its own escrow.
select t.id as transfer_id, t.kind, t.subject_id, t.debit_account_id, t.credit_account_id, t.reverses_id
from (
  -- Seen as if nothing were a correction, then by which side the escrow is on.
  select *, case when kind = 'escrow.fund' then credit else debit end as escrow, case when kind = 'escrow.fund' then debit else credit end as other
  from (
    select *, case when reverses_id is null then debit_account_id else credit_account_id end as debit,
           case when reverses_id is null then credit_account_id else debit_account_id end as credit
    from transfers where kind like 'escrow.%'
  ) s
) t
left join (
  select k.id, e.id as escrow, w.id as wallet, v.id as available, c.id as clearing, f.id as commission
  from tasks k
  join accounts e on e.kind = 'escrow' and e.owner_id = k.id and e.currency = k.currency
  left join accounts w on w.kind = 'wallet' and w.owner_id = k.buyer_id and w.currency = k.currency
  left join accounts v on v.kind = 'earnings_available' and v.owner_id = k.freelancer_id and v.currency = k.currency
  left join accounts c on c.kind = 'earnings_clearing' and c.owner_id = k.freelancer_id and c.currency = k.currency
  left join accounts f on f.kind = 'commission' and f.owner_id = 'farthing' and f.currency = k.currency
) k on k.escrow = t.escrow
where (k.id = t.subject_id and t.other = case t.kind when 'escrow.release' then k.available when 'escrow.release_clearing' then k.clearing
                                                     when 'escrow.commission' then k.commission else k.wallet end) is not true
