-- What is on its way to the bank is the sum of the payouts that are neither settled nor back.
with open_payouts as (
  select currency, sum(amount_micros) as micros from payouts where state in ('queued', 'submitted', 'unknown') group by currency
), in_transit as (
  select a.currency, sum(s.change) as micros
  from accounts a
  join lateral (
    select sum(amount_micros) as change from transfers where credit_account_id = a.id
    union all
    select -sum(amount_micros) from transfers where debit_account_id = a.id
  ) s on true
  where a.kind = 'payout_in_transit' group by a.currency
)
select currency, p.micros as open_payouts, t.micros as in_transit
from open_payouts p full join in_transit t using (currency)
where coalesce(p.micros, 0) <> coalesce(t.micros, 0)
