-- An unexplained payment reached the person staff assigned it to, whole and once; no other money left suspense.
with moved as (
  select t.subject_id, count(*) as transfers, sum(t.amount_micros) as micros, min(t.currency) as currency, min(a.owner_id) as owner_id
  from transfers t left join accounts a on a.id = t.credit_account_id
  where t.kind = 'suspense.assign' and t.reverses_id is null group by t.subject_id
)
select coalesce(s.id, m.subject_id) as assignment_id, s.user_id, r.id as received_as, r.amount_micros, m.transfers, m.micros, m.owner_id
from suspense_assignments s
left join transfers r on r.id = s.transfer_id
full join moved m on m.subject_id = s.id
where (r.kind in ('suspense.receive', 'closing.strand') and r.reverses_id is null and not exists (select from transfers x where x.reverses_id = r.id)
       and m.transfers = 1 and m.micros = r.amount_micros and m.currency = r.currency and m.owner_id = s.user_id) is not true
