/** Writes what happened in orders that ended, when events tell of it. Safe to repeat: the same order gives the same row. */
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { sql } from "#app/domain/store/store.ts";
import { factsOf } from "./facts-of-orders.ts";

/** A subscriber of events: tasks close by their own events and by those of their disputes. */
export async function noteEndedOrders(events: RelayEvent[]): Promise<void> {
  const named = events
    .filter(({ name }) => name.startsWith("task.") || name.startsWith("dispute."))
    .map(({ payload }) => payload["orderId"])
    .filter((id) => typeof id === "string");
  if (named.length > 0) await noteFacts([...new Set(named)].sort());
}

/** An order that went on and ended again is written anew; a row that was marked as in the same hands keeps its mark. */
export async function noteFacts(orderIds: readonly string[]): Promise<void> {
  await sql`
    insert into order_facts as f (order_id, buyer_id, freelancer_id, ended_at, paid, on_time, by_silence, decide_seconds,
                                  revised, disputed, again, same_hands)
    ${factsOf(orderIds)} order by order_id
    on conflict (order_id) do update
      set ended_at = excluded.ended_at, paid = excluded.paid, on_time = excluded.on_time, by_silence = excluded.by_silence,
          decide_seconds = excluded.decide_seconds, revised = excluded.revised, disputed = excluded.disputed,
          again = excluded.again, same_hands = f.same_hands or excluded.same_hands
      where f.ended_at < excluded.ended_at`;
}
