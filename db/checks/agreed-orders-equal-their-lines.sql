-- An agreed order's count, total and commission are those of its first lines; each funded line has its task, at its place and price,
-- and each of its tasks has a line. Other orders have no lines.
with lines as (
  select l.order_id, count(*) filter (where l.change_id is null) as agreed,
         sum(l.price_micros) filter (where l.change_id is null) as price,
         sum(l.price_micros / 10000 * o.commission_bps + l.price_micros % 10000 * o.commission_bps / 10000)
           filter (where l.change_id is null) as commission,
         count(l.task_id) as funded,
         count(*) filter (where l.task_id is not null
                          and (t.order_id, t.position, t.price_micros) is distinct from (l.order_id, l.position, l.price_micros)) as wrong
  from order_lines l join orders o on o.id = l.order_id left join tasks t on t.id = l.task_id
  group by l.order_id
)
select o.id as order_id, o.task_count, o.total_micros, o.commission_micros, l.agreed, l.price, l.commission, l.funded, l.wrong
from orders o left join lines l on l.order_id = o.id
where o.agreed <> (l.order_id is not null)
   or l.order_id is not null and (
      l.wrong > 0
      or (l.agreed, l.price, l.commission) is distinct from (o.task_count, o.total_micros, o.commission_micros)
      or l.funded <> (select count(*) from tasks t where t.order_id = o.id))
