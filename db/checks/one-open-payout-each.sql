-- No person has two open payouts in one currency.
select user_id, currency, count(*) as open_payouts
from payouts where state in ('queued', 'submitted', 'unknown')
group by user_id, currency having count(*) > 1
