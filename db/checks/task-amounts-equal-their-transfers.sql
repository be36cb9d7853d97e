-- A task's price and its sums released, refunded and taken as commission are what its transfers moved.
select task_id, subject_id as moved_for, price_micros, funded, released_micros, released, commission_micros, commission,
       refunded_micros, refunded
from task_positions where not amounts_agree
