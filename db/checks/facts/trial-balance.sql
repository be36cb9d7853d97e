-- Sum of all accounts of each side: balance rows where there are any, else the accounts' transfers.
select a.currency, k.normal_side, sum(coalesce(a.balance_micros, p.micros)) as micros
from accounts a
join account_kinds k on k.kind = a.kind
left join account_positions p on p.account_id = a.id and p.kind is not null
group by a.currency, k.normal_side
