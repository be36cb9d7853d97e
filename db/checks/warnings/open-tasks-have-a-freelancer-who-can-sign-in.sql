-- No open task waits for a freelancer who came with an import and cannot sign in.
select t.id as task_id, t.order_id, t.freelancer_id, t.state, t.next_event, t.next_at
from tasks t join users u on u.id = t.freelancer_id
where t.state in ('funded', 'started', 'delivered', 'disputed') and u.state = 'unclaimed' order by t.id
