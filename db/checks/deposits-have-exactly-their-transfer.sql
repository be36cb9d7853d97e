-- Every deposit that succeeded credited exactly its amount to its owner's balance, once; all others credited nothing.
with moved as (
  select t.subject_id, count(*) as transfers, sum(t.amount_micros) as micros, min(t.currency) as currency, min(a.owner_id) as owner_id
  from transfers t left join accounts a on a.id = t.credit_account_id
  where t.kind = 'deposit' and t.reverses_id is null group by t.subject_id
)
select coalesce(d.id, m.subject_id) as deposit_id, d.state, d.amount_micros, m.transfers, m.micros, m.owner_id
from deposits d full join moved m on m.subject_id = d.id
where case
        when d.state = 'succeeded' then
          (m.transfers = 1 and m.micros = d.amount_micros and m.currency = d.currency and m.owner_id = d.user_id) is not true
        else m.transfers is not null
      end
