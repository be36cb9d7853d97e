-- Every account with a balance row holds the sum of its transfers.
select account_id as id, kind, owner_id, currency, balance_micros, coalesce(micros, 0) as transfers_micros
from account_positions where differs
