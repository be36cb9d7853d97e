-- No due webhook message waits more than ten minutes to be sent.
select d.id as delivery_id, d.event_name, d.next_at
from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id join users u on u.id = e.user_id
where d.next_at < now() - interval '10 minutes' and e.state = 'active' and u.state = 'active'
order by d.next_at
