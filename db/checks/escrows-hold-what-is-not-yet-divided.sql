-- Every task's escrow holds its price less what was released and refunded; no escrow is without a task.
select task_id, state, price_micros, released_micros, refunded_micros, currency, balance_micros
from task_positions where not escrow_agrees
