-- In every currency, what the debit side of the trial balance shows equals what the credit side shows.
with moved as (
  select account_id, sum(change) as micros from (
    select credit_account_id as account_id, amount_micros as change from transfers
    union all
    select debit_account_id, -amount_micros from transfers
  ) t group by account_id
)
select a.currency,
       coalesce(-sum(coalesce(a.balance_micros, m.micros)) filter (where k.normal_side = 'debit'), 0) as debit_micros,
       coalesce(sum(coalesce(a.balance_micros, m.micros)) filter (where k.normal_side = 'credit'), 0) as credit_micros
from accounts a
join account_kinds k on k.kind = a.kind
left join moved m on m.account_id = a.id
group by a.currency
having coalesce(sum(coalesce(a.balance_micros, m.micros)), 0) <> 0
