-- What all accounts of one side hold together, each as its balance or, where it keeps none, its transfers say.
select p.currency, k.normal_side, sum(coalesce(p.balance_micros, p.micros)) as micros
from account_positions p join account_kinds k on k.kind = p.kind
group by p.currency, k.normal_side
