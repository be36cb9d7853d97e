-- Every transfer moves between two existing accounts of the kinds its kind names, in its own currency; a reversal the other way round.
select m.account_id, a.kind as account_kind, a.currency as account_currency, m.currency as moved_in,
       (select string_agg(r.kind, ', ' order by r.kind) from kind_roles r
        where m.roles & ~coalesce(k.roles, 0) & (r.paying | r.receiving) <> 0) as wrong_in_kinds
from account_movements m
left join accounts a on a.id = m.account_id
left join (
  select kind, bit_or(role) as roles
  from (select debit_kind as kind, paying as role from kind_roles union all select credit_kind, receiving from kind_roles) r group by kind
) k on k.kind = a.kind
where (a.currency = m.currency and m.roles & ~k.roles = 0) is not true
