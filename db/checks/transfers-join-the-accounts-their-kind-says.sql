-- Every transfer moves between two existing accounts of the kinds its kind names, in its own currency; a reversal the other way round.
select t.id, t.kind, t.currency, d.kind as debit_kind, d.currency as debit_currency, c.kind as credit_kind, c.currency as credit_currency
from transfers t
left join transfer_kinds k on k.kind = t.kind
left join accounts d on d.id = t.debit_account_id
left join accounts c on c.id = t.credit_account_id
where (d.currency = t.currency and c.currency = t.currency
       and d.kind = case when t.reverses_id is null then k.debit_kind else k.credit_kind end
       and c.kind = case when t.reverses_id is null then k.credit_kind else k.debit_kind end) is not true
