/** The SQL that reads from an order's tasks what counts for the records of its sides. */
import { sql } from "#app/domain/store/store.ts";
import { inSameHands } from "#app/domain/people/same-hands/same-hands.ts";

type Fragment = ReturnType<typeof sql>;

/**
 * `select order_id, buyer_id, …` in the columns of `order_facts`, for the ended orders among those with the given ids. An order counts
 * once, however many tasks it has: ten thousand pieces say no more about a person than one logo.
 */
export function factsOf(orderIds: readonly string[]): Fragment {
  return sql`
    select o.id as order_id, o.buyer_id, o.freelancer_id, e.ended_at, e.paid, e.on_time,
           case when e.accepted + e.silent > 0 then e.silent > e.accepted end as by_silence, e.decide_seconds,
           e.revised, e.disputed, ${paidBefore()} as again, ${inSameHands("o.buyer_id", "o.freelancer_id")} as same_hands
    from orders o cross join lateral (${totals()}) e
    where o.id = any(${[...orderIds]}::text[]) and not e.open and e.ended_at is not null
      -- Asked first: most events are about orders that go on, and this is one look into an index of open tasks.
      and not exists (
        select from tasks t where t.buyer_id = o.buyer_id and t.order_id = o.id
          and t.state in ('funded', 'started', 'delivered', 'disputed'))`;
}

function totals(): Fragment {
  return sql`
    select bool_or(t.closed_at is null) as open, max(t.closed_at) as ended_at, bool_or(t.released_micros > 0) as paid,
           bool_and(case when d.at is not null then d.at <= d.due_at when s.failed then false end) as on_time,
           count(*) filter (where s.accepted_at is not null)::int as accepted, count(*) filter (where s.settled)::int as silent,
           (percentile_disc(0.5) within group (order by extract(epoch from s.accepted_at - s.delivered_at))
              filter (where s.accepted_at >= s.delivered_at))::int as decide_seconds,
           coalesce(bool_or(s.revised), false) as revised, coalesce(bool_or(s.disputed), false) as disputed
    from tasks t
    left join lateral (
      select d.at, d.due_at from deliveries d where d.task_id = t.id order by d.id limit 1
    ) d on d.due_at is not null
    left join lateral (
      select max(x.at) filter (where x.transition in ('accept', 'accept_part')) as accepted_at,
             max(x.at) filter (where x.transition = 'deliver') as delivered_at,
             bool_or(x.transition = 'settle') as settled,
             bool_or(x.transition = 'revise') as revised,
             bool_or(x.transition in ('dispute', 'escalate')) as disputed,
             bool_or(x.transition in ('abandon', 'cancel_late', 'give_up')) and not bool_or(x.transition = 'deliver') as failed
      from task_transitions x where x.task_id = t.id
    ) s on true
    where t.order_id = o.id`;
}

function paidBefore(): Fragment {
  return sql`exists (
    select from orders b join tasks t on t.order_id = b.id
    where b.buyer_id = o.buyer_id and b.freelancer_id = o.freelancer_id and b.id < o.id
      and t.released_micros > 0 and t.closed_at <= e.ended_at)`;
}
