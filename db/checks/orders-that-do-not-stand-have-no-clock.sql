-- Before its order stands a task has no clock; those given back are closed; later every funded task has one, set in order. In an
-- agreed order a funded task waits without a clock while an earlier task of the order is open. While the buyer has not answered
-- every required question of the order, its funded tasks have the answers' clock in place of the start's.
select t.id as task_id, t.order_id, f.state as filling, t.position, t.state, t.next_event, t.next_at
from tasks t left join order_fillings f on f.id = t.order_id
where case when f.state in ('filling', 'returning', 'returned') and t.position > f.returned
                then t.state <> 'funded' or t.next_event is not null or t.next_at is not null
           when f.state in ('returning', 'returned') then t.state <> 'refunded'
           when f.state = 'winding' and t.position > f.wound then t.state = 'funded' and (t.next_event is not null or t.next_at is not null)
           when t.state = 'funded' and exists (select from order_lines l where l.task_id = t.id)
                then (t.next_at is null) is distinct from exists (select from tasks e where e.order_id = t.order_id and e.position < t.position
                                                                  and e.state in ('funded', 'started', 'delivered', 'disputed'))
                     or (t.next_at is null) <> (t.next_event is null)
           else t.state = 'funded' and (t.next_at is null or t.next_event is distinct from
                  case when exists (select from orders o cross join lateral jsonb_array_elements(o.questions) q
                                    where o.id = t.order_id and (q->>'required')::boolean
                                      and not exists (select from order_answers a where a.order_id = o.id and a.question = q->>'key'))
                       then 'go_unanswered' else 'lapse' end) end
