-- The commission of every task is its frozen rate's share of everything released so far, rounded down once.
select id, released_micros, commission_bps, commission_micros
from tasks where commission_micros <> released_micros / 10000 * commission_bps + released_micros % 10000 * commission_bps / 10000
