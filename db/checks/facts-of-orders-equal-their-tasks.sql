-- What counts for people's records is what the tasks of the ended order say. An order that went on and did not end again yet is left out.
select f.order_id, f.ended_at, e.ended_at as ended_now, f.paid, e.paid as paid_now, f.on_time, e.on_time as on_time_now,
       f.revised, e.revised as revised_now, f.disputed, e.disputed as disputed_now
from order_facts f join orders o on o.id = f.order_id cross join lateral (
  select bool_or(t.closed_at is null) as open, max(t.closed_at) as ended_at, bool_or(t.released_micros > 0) as paid,
         bool_and(case when d.at is not null then d.at <= d.due_at when s.failed then false end) as on_time,
         count(*) filter (where s.accepted_at is not null) as accepted, count(*) filter (where s.settled) as silent,
         coalesce(bool_or(s.revised), false) as revised, coalesce(bool_or(s.disputed), false) as disputed
  from tasks t
  left join lateral (select d.at, d.due_at from deliveries d where d.task_id = t.id order by d.id limit 1) d on d.due_at is not null
  left join lateral (
    select max(x.at) filter (where x.transition in ('accept', 'accept_part')) as accepted_at, bool_or(x.transition = 'settle') as settled,
           bool_or(x.transition = 'revise') as revised, bool_or(x.transition in ('dispute', 'escalate')) as disputed,
           bool_or(x.transition in ('abandon', 'cancel_late', 'give_up')) and not bool_or(x.transition = 'deliver') as failed
    from task_transitions x where x.task_id = t.id
  ) s on true
  where t.order_id = o.id
) e
where not e.open
  and ((f.buyer_id, f.freelancer_id) is distinct from (o.buyer_id, o.freelancer_id)
    or (f.ended_at = e.ended_at
        and (f.paid, f.on_time, f.revised, f.disputed, f.by_silence)
            is distinct from (e.paid, e.on_time, e.revised, e.disputed, case when e.accepted + e.silent > 0 then e.silent > e.accepted end)))
