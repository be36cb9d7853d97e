-- A closed task is fully divided, has no clock, and its state says where the money went; an open task holds money.
select id, state, price_micros, released_micros, refunded_micros, next_event, closed_at
from tasks
where case state
        when 'released' then released_micros <> price_micros or refunded_micros <> 0
        when 'refunded' then refunded_micros <> price_micros or released_micros <> 0
        when 'split' then released_micros = 0 or refunded_micros = 0 or released_micros + refunded_micros <> price_micros
        else released_micros + refunded_micros >= price_micros
      end
   or (state in ('released', 'refunded', 'split')) <> (closed_at is not null)
   or (closed_at is not null and (next_at is not null or next_event is not null))
