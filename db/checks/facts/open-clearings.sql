-- Sum of the open clearings of every freelancer.
select freelancer_id, currency, sum(amount_micros) as micros from clearings where cleared_at is null group by freelancer_id, currency
