-- A task is funded from and refunded to its buyer and released to its freelancer, always through its own escrow.
select t.id as transfer_id, t.kind, t.subject_id, t.debit_account_id, t.credit_account_id, t.reverses_id
from (
  select k.id, e.id as escrow, w.id as wallet, v.id as available, c.id as clearing, f.id as commission
  from tasks k
  left join accounts e on e.kind = 'escrow' and e.owner_id = k.id and e.currency = k.currency
  left join accounts w on w.kind = 'wallet' and w.owner_id = k.buyer_id and w.currency = k.currency
  left join accounts v on v.kind = 'earnings_available' and v.owner_id = k.freelancer_id and v.currency = k.currency
  left join accounts c on c.kind = 'earnings_clearing' and c.owner_id = k.freelancer_id and c.currency = k.currency
  left join accounts f on f.kind = 'commission' and f.owner_id = 'farthing' and f.currency = k.currency
) k
join transfers t on t.subject_id = k.id and t.kind like 'escrow.%'
where (case when t.reverses_id is null then t.debit_account_id else t.credit_account_id end
       = case t.kind when 'escrow.fund' then k.wallet else k.escrow end
   and case when t.reverses_id is null then t.credit_account_id else t.debit_account_id end
       = case t.kind when 'escrow.fund' then k.escrow when 'escrow.refund' then k.wallet when 'escrow.commission' then k.commission
                     when 'escrow.release_clearing' then k.clearing else k.available end) is not true
