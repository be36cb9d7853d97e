-- Every balance snapshot is of an account without a balance row, ends at a number that was drawn, and is the sum up to there.
select s.account_id, s.through_id, s.balance_micros, s.sign * (s.micros - l.micros) as summed
from (
  select s.account_id, s.through_id, s.balance_micros, coalesce(p.micros, 0) as micros,
         k.tracked = false and p.balance_micros is null as kept_rightly, case k.normal_side when 'credit' then 1 else -1 end as sign
  from balance_snapshots s
  left join account_positions p on p.account_id = s.account_id and p.kind is not null
  left join account_kinds k on k.kind = p.kind
) s
cross join lateral (
  select coalesce((select sum(amount_micros) from transfers where credit_account_id = s.account_id and id > s.through_id), 0)
       - coalesce((select sum(amount_micros) from transfers where debit_account_id = s.account_id and id > s.through_id), 0) as micros
) l
where (s.kept_rightly and s.balance_micros = s.sign * (s.micros - l.micros)
       and s.through_id <= (select last_value from transfers_id_seq)) is not true
