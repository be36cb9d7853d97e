-- Sum of the transfers of every account in each currency, and the roles in which it took part (all bits for an unknown kind). A
-- reversal swaps the roles of its kind.
select account_id, currency, exact_sum(change) as micros, bit_or(coalesce(role, -1)) as roles from (
  select t.credit_account_id as account_id, t.currency, t.amount_micros as change,
         case when t.reverses_id is null then k.receiving else k.paying end as role
  from transfers t left join kind_roles k on k.kind = t.kind
  union all
  select t.debit_account_id, t.currency, -t.amount_micros,
         case when t.reverses_id is null then k.paying else k.receiving end
  from transfers t left join kind_roles k on k.kind = t.kind
) s group by account_id, currency
