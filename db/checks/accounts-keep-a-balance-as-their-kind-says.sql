-- Accounts of people and tasks keep a balance row, accounts that everybody touches keep none.
select a.id, a.kind, a.owner_id, a.balance_micros
from accounts a join account_kinds k on k.kind = a.kind
where k.tracked <> (a.balance_micros is not null)
