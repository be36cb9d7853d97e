-- Every account that keeps a balance holds exactly what its transfers brought and took.
select account_id as id, kind, owner_id, currency, balance_micros, coalesce(micros, 0) as transfers_micros
from account_positions where differs
