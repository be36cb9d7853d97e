-- Accounts of people, tasks and orders have a balance row; platform accounts have none.
-- Balance row: `accounts.balance_micros` is not null. `account_kinds.tracked` says which kinds have it.
select a.id, a.kind, a.owner_id, a.balance_micros
from accounts a join account_kinds k on k.kind = a.kind
where k.tracked <> (a.balance_micros is not null)
