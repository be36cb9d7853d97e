-- What the transfers of every account brought, less what they took.
select account_id, exact_sum(change) as micros from (
  select credit_account_id as account_id, amount_micros as change from transfers
  union all
  select debit_account_id, -amount_micros from transfers
) t group by account_id
