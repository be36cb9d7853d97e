-- A task is funded from and refunded to its buyer and released to its freelancer, always through its own escrow.
select t.id as transfer_id, t.kind, t.subject_id, d.owner_id as debit_owner, c.owner_id as credit_owner
from transfers t
join tasks k on k.id = t.subject_id
join accounts d on d.id = case when t.reverses_id is null then t.debit_account_id else t.credit_account_id end
join accounts c on c.id = case when t.reverses_id is null then t.credit_account_id else t.debit_account_id end
where t.kind like 'escrow.%'
  and (d.owner_id <> case t.kind when 'escrow.fund' then k.buyer_id else k.id end
    or c.owner_id <> case t.kind when 'escrow.fund' then k.id when 'escrow.refund' then k.buyer_id
                                 when 'escrow.commission' then 'farthing' else k.freelancer_id end)
