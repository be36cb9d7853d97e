-- The balance the last proof stored of an account is the sum of its transfers up to the proof's mark; escrows have none.
select p.account_id, p.micros as noted, coalesce(m.micros, 0) - coalesce(l.micros, 0) as summed
from proven_balances p
left join accounts a on a.id = p.account_id
left join account_positions m on m.account_id = p.account_id and m.kind is not null
left join (
  select account_id, currency, exact_sum(change) as micros from (
    select credit_account_id as account_id, currency, amount_micros as change from transfers where id > (select max(transfer_id) from proofs)
    union all
    select debit_account_id, currency, -amount_micros from transfers where id > (select max(transfer_id) from proofs)
  ) t group by account_id, currency
) l on l.account_id = m.account_id and l.currency = m.currency
where a.kind = 'escrow' or p.micros <> coalesce(m.micros, 0) - coalesce(l.micros, 0)
