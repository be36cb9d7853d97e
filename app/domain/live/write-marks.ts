/** Writes the feed of live pages: the subscriber of events, and the progress of long work. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { markOf } from "./marks-of.ts";

/**
 * One row for each event and person it concerns or who was told of it: notices are written first. Idempotent. The statement is
 * a transaction of its own, so the lock that orders the ids is held for a moment only.
 */
export async function markEvents(events: RelayEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    with marks as (
      select * from json_to_recordset(${JSON.stringify(events.map(markOf))}::text::json)
        as m("eventId" text, kind text, about text[], people text[])
    ), people as (
      select m."eventId", person from marks m cross join unnest(m.people) as person
      union
      select n.event_id, n.user_id from notices n where n.event_id in (select "eventId" from marks)
    )
    insert into live_marks (user_id, event_id, kind, about, at)
    select p.person, m."eventId", m.kind, m.about, ${nowDate()}
    from people p join marks m using ("eventId") order by m."eventId", p.person
    on conflict do nothing`;
}

/** The kinds of progress of long work, which is no event: only the page of that work asks for it. */
export type Progress = "progress.batch" | "progress.order";

/** Tells the person who waits for a batch, or for a large order that is being made, that it went on. */
export async function markProgress(kind: Progress, id: string): Promise<void> {
  await sql`
    insert into live_marks (user_id, kind, about, at)
    select w.person, ${kind}, array[${id}], ${nowDate()} from (
      select user_id as person from batches where id = ${id}
      union all
      select buyer_id from orders where id = ${id}) w`;
}
