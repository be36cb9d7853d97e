/** The outbox as the worker reads it: events not relayed yet, and the rows that record who received them (decision 69). */
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { EventName, EventPayload } from "./events.ts";

export interface RelayEvent {
  id: string;
  name: EventName;
  subjectId: string;
  payload: EventPayload;
  at: Date;
}

/** An event that not all subscribers received, with the names of those that did. */
export interface UnrelayedEvent extends RelayEvent {
  heardBy: string[];
}

/** The commands' events that some subscriber has not received, oldest first. */
export async function unrelayed(commandIds: string[]): Promise<UnrelayedEvent[]> {
  return sql<UnrelayedEvent[]>`
    select e.id, e.name, e.subject_id as "subjectId", e.payload, e.at,
           array(select subscriber from event_subscriber_relays s where s.event_id = e.id) as "heardBy"
    from events e
    where e.command_id = any(${commandIds}::text[])
      and not exists (select from event_relays r where r.event_id = e.id)
    order by e.id`;
}

/** Records events that every subscriber received. Idempotent. */
export async function markRelayed(eventIds: string[], at: Date): Promise<void> {
  if (eventIds.length === 0) return;
  await sql`
    insert into event_relays (event_id, relayed_at)
    select id, ${at} from unnest(${eventIds}::text[]) as id on conflict do nothing`;
}

/** Records events received by one subscriber while another is still missing. Idempotent. */
export async function markHeard(
  marks: { eventId: string; subscriber: string }[],
  at: Date,
): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    insert into event_subscriber_relays (event_id, subscriber, relayed_at)
    select id, subscriber, ${at}
    from unnest(${marks.map((mark) => mark.eventId)}::text[], ${marks.map((mark) => mark.subscriber)}::text[])
      as m(id, subscriber)
    on conflict do nothing`;
}

export interface Missed {
  subscriber: string;
  commandId: string;
}

/**
 * For each subscriber the commands of the period with an event it has not received, oldest first, at most `limit`: their job was
 * lost or gave up. Includes events with only the final record missing, as when two runs at once relayed to one subscriber each.
 */
export async function missedCommands(
  subscribers: readonly string[],
  period: { after: Date; before: Date },
  limit: number,
): Promise<Missed[]> {
  const names = [...subscribers];
  // By event ids, which sort by time: this runs every minute and must not scan all events. `materialized`, so that the records
  // of single subscribers are counted for the few open events only.
  return sql<Missed[]>`
    with open as materialized (
      select e.id, e.command_id from events e
      where e.id >= ${firstIdAt("event", period.after)} and e.id < ${firstIdAt("event", period.before)}
        and not exists (select from event_relays r where r.event_id = e.id)
    )
    select n.subscriber, missed.command_id as "commandId"
    from unnest(${names}::text[]) with ordinality as n(subscriber, place)
    cross join lateral (
      select command_id, min(id) as first from open
      where (select count(*) filter (where s.subscriber = n.subscriber) = 0 or count(*) = ${names.length}
             from event_subscriber_relays s where s.event_id = open.id and s.subscriber = any(${names}::text[]))
      group by command_id order by first limit ${limit}
    ) missed
    order by n.place, missed.first`;
}
