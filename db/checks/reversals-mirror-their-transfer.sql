-- Every reversal is the exact mirror of one earlier transfer that is no reversal itself; no transfer is reversed twice.
select r.id, r.reverses_id, r.kind, r.amount_micros, o.amount_micros as original_micros
from transfers r
left join transfers o on o.id = r.reverses_id
where r.reverses_id is not null
  and (o.id < r.id and o.reverses_id is null and o.kind = r.kind and o.currency = r.currency
       and o.amount_micros = r.amount_micros and o.subject_id = r.subject_id
       and o.debit_account_id = r.credit_account_id and o.credit_account_id = r.debit_account_id) is not true
union all
select min(id), reverses_id, min(kind), min(amount_micros), null
from transfers where reverses_id is not null group by reverses_id having count(*) > 1
