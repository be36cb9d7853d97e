-- Every account beside what its transfers came to, and movements in a currency that is not the account's, or of no account at all, alone.
-- Of escrows, which are nearly all there are, only those that are wrong: millions of right ones are not worth writing down.
select * from (
  select coalesce(a.id, m.account_id) as account_id, a.kind, a.owner_id, a.currency, a.balance_micros, m.currency as moved_in, m.micros,
         a.balance_micros <> coalesce(m.micros, 0) as differs, m.roles & ~coalesce(k.roles, 0) as wrong_roles
  from accounts a
  full join account_movements m on m.account_id = a.id and m.currency = a.currency
  left join account_roles k on k.kind = a.kind
) p where kind is distinct from 'escrow' or differs or wrong_roles <> 0
