-- What a task says was held, released, refunded and taken as commission is what its transfers moved.
select task_id, subject_id as moved_for, price_micros, funded, released_micros, released, commission_micros, commission,
       refunded_micros, refunded
from task_positions where not amounts_agree
