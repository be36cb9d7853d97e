-- What is released of an order before its card money clears goes through clearing, and clears no sooner than that.
select t.id as task_id, o.funds_clear_at, t.net_before, c.micros as clearings, c.first_cleared_at
from (select id, funds_clear_at from orders where funds_clear_at is not null) o
cross join lateral (
  -- `offset 0`: the planner adds transitions up by task, through their key.
  select t.id, (r.micros - div(r.micros * t.commission_bps, 10000))::bigint as net_before
  from tasks t
  cross join lateral (select coalesce(sum(released_micros), 0) as micros from task_transitions
                      where task_id = t.id and at < o.funds_clear_at offset 0) r
  where t.order_id = o.id and t.released_micros > 0 offset 0
) t
cross join lateral (select coalesce(sum(amount_micros), 0) as micros, min(cleared_at) as first_cleared_at from clearings
                    where task_id = t.id offset 0) c
where c.micros < t.net_before or c.first_cleared_at < o.funds_clear_at
