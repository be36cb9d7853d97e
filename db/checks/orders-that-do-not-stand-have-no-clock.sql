-- Before its order stands a task has no clock; those given back are closed; later every funded task has one, set in order.
select t.id as task_id, t.order_id, f.state as filling, t.position, t.state, t.next_event, t.next_at
from tasks t left join order_fillings f on f.id = t.order_id
where case when f.state in ('filling', 'returning', 'returned') and t.position > f.returned
                then t.state <> 'funded' or t.next_event is not null or t.next_at is not null
           when f.state in ('returning', 'returned') then t.state <> 'refunded'
           when f.state = 'winding' and t.position > f.wound then t.state = 'funded' and (t.next_event is not null or t.next_at is not null)
           else t.state = 'funded' and (t.next_event is distinct from 'lapse' or t.next_at is null) end
