-- Every account beside what its transfers came to, and movements in a currency that is not the account's, or of no account at all, alone.
select coalesce(a.id, m.account_id) as account_id, a.kind, a.owner_id, a.currency, a.balance_micros,
       m.currency as moved_in, m.micros, m.roles
from accounts a full join account_movements m on m.account_id = a.id and m.currency = a.currency
