-- Every transfer moves between two existing accounts of the kinds its kind names, in its own currency; a reversal the other way round.
select p.account_id, p.kind as account_kind, p.moved_in,
       (select string_agg(r.kind, ', ' order by r.kind) from kind_roles r
        where p.roles & ~coalesce(k.roles, 0) & (r.paying | r.receiving) <> 0) as wrong_in_kinds
from account_positions p
left join (
  select kind, bit_or(role) as roles
  from (select debit_kind as kind, paying as role from kind_roles union all select credit_kind, receiving from kind_roles) r group by kind
) k on k.kind = p.kind
where p.moved_in is not null and (p.roles & ~k.roles = 0) is not true
