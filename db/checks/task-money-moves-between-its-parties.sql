-- A task is funded by its buyer, or the reserve of its order or request, refunded to its buyer, released to its freelancer, all through its escrow.
select p.subject_id as task_id, p.through_id as escrow_id, p.escrow_owner, t.id as transfer_id, t.kind,
       t.debit_account_id, t.credit_account_id, t.reverses_id
-- `offset 0`: transfers are looked up for wrong tasks only.
from (select * from task_positions where not parties_agree offset 0) p
cross join lateral (select * from transfers where subject_id = p.subject_id and (kind like 'escrow.%' or kind = 'reserve.escrow') order by id limit 1000) t
where p.through_id in (t.debit_account_id, t.credit_account_id)
