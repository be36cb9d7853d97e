/** Notes who wrote first in a thread and when the other one answered, when events tell of it. Safe to repeat. */
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { sql } from "#app/domain/store/store.ts";

/** A subscriber of events: messages, and offers, which answer a message as well as words do. */
export async function noteFirstMessages(events: RelayEvent[]): Promise<void> {
  const told = events.filter(
    ({ name }) => name.startsWith("message.") || name.startsWith("offer."),
  );
  const pairs = told.flatMap(({ payload: { pair, parties } }) =>
    pair !== undefined
      ? [[pair.fromId, pair.toId].toSorted()]
      : parties !== undefined
        ? [[parties.buyerId, parties.freelancerId].toSorted()]
        : [],
  );
  if (pairs.length > 0) await noteFirstMessagesOf(pairs);
}

/** `pairs`: the ids of two people who may have written to each other, the lesser id first. */
export async function noteFirstMessagesOf(pairs: ReadonlyArray<readonly string[]>): Promise<void> {
  const firsts = pairs.map(([first = ""]) => first);
  const seconds = pairs.map(([, second = ""]) => second);
  await sql`
    insert into first_messages as f (thread_id, asker_id, asked_id, asked_at, answered_at)
    select t.id, l.author_id, o.asked_id, l.at,
           (select a.at from thread_lines a where a.thread_id = t.id and a.id > l.id and a.author_id = o.asked_id order by a.id limit 1)
    from (select distinct * from unnest(${firsts}::text[], ${seconds}::text[])) p (first_id, second_id)
      join threads t on t.first_id = p.first_id and t.second_id = p.second_id
      cross join lateral (select id, kind, author_id, at from thread_lines l where l.thread_id = t.id order by l.id limit 1) l
      cross join lateral (select case l.author_id when t.first_id then t.second_id else t.first_id end as asked_id) o
    where l.kind = 'message'
      -- Most lines belong to threads that go on: one look at the key ends them.
      and not exists (select from first_messages n where n.thread_id = t.id and n.answered_at is not null)
      -- People who had an order before they wrote do not ask whether to order.
      and not exists (
        select from orders b where b.placed_at <= l.at
          and ((b.buyer_id = t.first_id and b.freelancer_id = t.second_id) or (b.buyer_id = t.second_id and b.freelancer_id = t.first_id)))
    order by t.id
    on conflict (thread_id) do update set answered_at = excluded.answered_at
      where f.answered_at is null and excluded.answered_at is not null`;
}
