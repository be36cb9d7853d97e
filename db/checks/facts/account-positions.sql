-- Every account beside the sum of its transfers; movements in another currency or of an unknown account stand alone. Of escrows,
-- which are nearly all accounts, only the wrong ones: writing millions of right rows cost a fifth of the proof (decision 72).
select * from (
  select coalesce(a.id, m.account_id) as account_id, a.kind, a.owner_id, a.currency, a.balance_micros, m.currency as moved_in, m.micros,
         a.balance_micros <> coalesce(m.micros, 0) as differs, m.roles & ~coalesce(k.roles, 0) as wrong_roles
  from accounts a
  full join account_movements m on m.account_id = a.id and m.currency = a.currency
  left join account_roles k on k.kind = a.kind
) p where kind is distinct from 'escrow' or differs or wrong_roles <> 0
