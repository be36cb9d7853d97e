/** Ends notices that ask for nothing any more: the work was accepted, the dispute answered, the order lapsed. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { aboutOf } from "./about.ts";
import { CATALOGUE } from "./catalogue.ts";

const ROWS = Object.entries(CATALOGUE).flatMap(([name, rows]) =>
  rows.map((row) => ({ ...row, kind: `${name} ${row.to}` })),
);
/** Kinds with the state in which they still ask for something. */
const WAITING = ROWS.flatMap(({ kind, waits }) => (waits === undefined ? [] : [{ kind, waits }]));

/**
 * Runs after the notices of the events are written, so that a notice told late is over at once. Looks only at unread notices
 * about the events' own orders and disputes. Idempotent.
 */
export async function endNotices(events: RelayEvent[]): Promise<void> {
  const things = [
    ...new Set(events.flatMap(({ payload: p }) => [p.orderId, p.disputeId, p.threadId])),
  ].filter((id) => id !== undefined);
  if (things.length > 0) await endByState(things);
  const ended = events.flatMap((event) =>
    ROWS.filter(({ endedBy }) => endedBy?.includes(event.name) === true).map(({ kind }) => ({
      kind,
      about: aboutOf(event),
      at: event.at,
    })),
  );
  if (ended.length > 0) await endByEvent(ended);
}

/** The pieces of an order are found by the index of open tasks; an order of ten thousand costs one look. */
async function endByState(things: string[]): Promise<void> {
  await sql`
    update notices n set over_at = ${nowDate()}
    from json_to_recordset(${JSON.stringify(WAITING)}::text::json) as k(kind text, waits text)
    where n.about = any(${things}::text[]) and n.kind = k.kind
      and n.read_at is null and n.over_at is null and not n.gathered
      and case
        when k.waits = 'unread' then exists (select from thread_members where thread_id = n.about) and not exists (
          select from thread_members m where m.thread_id = n.about and m.user_id = n.user_id and m.unread > 0)
        when k.waits in ('answer', 'dispute') then exists (select from disputes where id = n.about) and not exists (
          select from disputes d
          where d.id = n.about and d.state <> 'closed'
            and (k.waits = 'dispute' or (d.state = 'open' and not exists (
              select from dispute_statements s where s.dispute_id = d.id and s.author_id = n.user_id))))
        else exists (select from orders where id = n.about) and not exists (
          select from orders o join tasks t on t.buyer_id = o.buyer_id and t.order_id = o.id
          where o.id = n.about and t.state in ('funded', 'started', 'delivered', 'disputed')
            and case k.waits
              when 'answers' then t.next_event = 'go_unanswered'
              when 'extension' then t.extension_days is not null
              when 'proposal' then t.cancel_proposed_by is not null
              else t.state = k.waits
            end)
      end`;
}

async function endByEvent(ended: { kind: string; about: string; at: Date }[]): Promise<void> {
  await sql`
    update notices n set over_at = ${nowDate()}
    from json_to_recordset(${JSON.stringify(ended)}::text::json) as k(kind text, about text, at timestamptz)
    where n.about = k.about and n.kind = k.kind and n.at <= k.at
      and n.read_at is null and n.over_at is null and not n.gathered`;
}
