-- What is released of an order (of a task, where the parties agreed line by line) before its card money clears goes through clearing, and clears no sooner than that.
select t.id as task_id, t.funds_clear_at, t.net_before, c.micros as clearings, c.first_cleared_at
from (select id, agreed, funds_clear_at from orders where agreed or funds_clear_at is not null) o
cross join lateral (
  -- `offset 0`: the planner adds transitions up by task, through their key.
  select t.id, t.funds_clear_at, (r.micros - div(r.micros * t.commission_bps, 10000))::bigint as net_before
  from (select id, released_micros, commission_bps, case when o.agreed then funds_clear_at else o.funds_clear_at end as funds_clear_at
        from tasks where order_id = o.id) t
  cross join lateral (select coalesce(sum(released_micros), 0) as micros from task_transitions
                      where task_id = t.id and at < t.funds_clear_at offset 0) r
  where t.released_micros > 0 and t.funds_clear_at is not null offset 0
) t
cross join lateral (select coalesce(sum(amount_micros), 0) as micros, min(cleared_at) as first_cleared_at from clearings
                    where task_id = t.id offset 0) c
where c.micros < t.net_before or c.first_cleared_at < t.funds_clear_at
