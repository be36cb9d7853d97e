-- The account of payouts on the way holds the sum of the payouts that are neither settled nor back.
with open_payouts as (
  select currency, sum(amount_micros) as micros from payouts where state in ('queued', 'submitted', 'unknown') group by currency
), in_transit as (
  select currency, sum(micros) as micros from account_positions where kind = 'payout_in_transit' group by currency
)
select currency, p.micros as open_payouts, t.micros as in_transit
from open_payouts p full join in_transit t using (currency)
where coalesce(p.micros, 0) <> coalesce(t.micros, 0)
