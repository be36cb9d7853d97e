-- In every currency, the debit side of the trial balance equals the credit side.
select currency,
       coalesce(-sum(micros) filter (where normal_side = 'debit'), 0) as debit_micros,
       coalesce(sum(micros) filter (where normal_side = 'credit'), 0) as credit_micros
from trial_balance group by currency having coalesce(sum(micros), 0) <> 0
