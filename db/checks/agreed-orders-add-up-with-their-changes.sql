-- Tasks and unfunded lines of an agreed order add up to its agreement with the accepted changes, and each change that was accepted had
-- its effect once: a line more, a line less, a part of a task given back, more days. No other change had one.
with changes as (
  select order_id, task_id, position, id, kind, price_micros, days, state = 'accepted' as accepted from order_changes
), lines as (
  select l.order_id, coalesce(sum(l.price_micros) filter (where l.dropped_at is null), 0) as price
  from order_lines l group by l.order_id
), reduced as (
  select t.order_id, r.task_id, sum(r.refunded_micros) as micros
  from orders o join tasks t on t.order_id = o.id join task_transitions r on r.task_id = t.id
  where o.agreed and r.transition = 'reduce' group by t.order_id, r.task_id
)
select o.id as order_id, 'sum' as what, null as subject_id,
       l.price - coalesce((select sum(micros) from reduced r where r.order_id = o.id), 0) as found,
       o.total_micros + coalesce(c.more, 0) - coalesce(c.less, 0) as agreed
from orders o join lines l on l.order_id = o.id
left join lateral (
  select sum(c.price_micros) filter (where c.kind = 'add') as more,
         sum(case c.kind when 'lower' then c.price_micros when 'drop' then d.price_micros end) as less
  from changes c left join order_lines d on d.order_id = c.order_id and d.position = c.position
  where c.order_id = o.id and c.accepted
) c on true
where l.price - coalesce((select sum(micros) from reduced r where r.order_id = o.id), 0)
      <> o.total_micros + coalesce(c.more, 0) - coalesce(c.less, 0)
union all
select c.order_id, c.kind, c.id, count(l.position), c.accepted::int
from changes c left join order_lines l on l.change_id = c.id and l.price_micros = c.price_micros and l.order_id = c.order_id
where c.kind = 'add' group by c.order_id, c.kind, c.id, c.accepted having count(l.position) <> c.accepted::int
union all
select l.order_id, 'line', l.change_id, 1, 0
from order_lines l left join changes c on c.id = l.change_id
where l.change_id is not null and (c.kind is distinct from 'add' or not c.accepted)
union all
select l.order_id, 'drop', null, (l.dropped_at is not null)::int, count(c.id)
from order_lines l left join changes c on c.order_id = l.order_id and c.kind = 'drop' and c.position = l.position and c.accepted
group by l.order_id, l.position, l.dropped_at having count(c.id) <> (l.dropped_at is not null)::int
union all
select t.order_id, 'task', t.id, coalesce(r.micros, 0) + t.added_days, coalesce(c.micros, 0) + coalesce(c.days, 0)
from orders o join tasks t on t.order_id = o.id left join reduced r on r.task_id = t.id
left join (select task_id, sum(price_micros) filter (where kind = 'lower') as micros, sum(days) filter (where kind = 'days') as days
           from changes where accepted and task_id is not null group by task_id) c on c.task_id = t.id
where o.agreed and (coalesce(r.micros, 0), t.added_days) is distinct from (coalesce(c.micros, 0), coalesce(c.days, 0))
