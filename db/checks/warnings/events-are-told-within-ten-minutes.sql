-- No event waits more than ten minutes to be relayed.
select e.id as event_id, e.name, e.at
from events e left join event_relays r on r.event_id = e.id
where r.event_id is null and e.at < now() - interval '10 minutes' order by e.id
