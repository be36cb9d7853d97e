/** Which events still have to be told, and the mark that they were. */
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

/** The commands' events that were not relayed yet, oldest first. */
export async function unrelayed(commandIds: string[]): Promise<RelayEvent[]> {
  return sql<RelayEvent[]>`
    select e.id, e.name, e.subject_id as "subjectId", e.payload, e.at from events e
    where e.command_id = any(${commandIds}::text[])
      and not exists (select from event_relays r where r.event_id = e.id)
    order by e.id`;
}

/** Marks events as told; marking twice is harmless. */
export async function markRelayed(eventIds: string[], at: Date): Promise<void> {
  if (eventIds.length === 0) return;
  await sql`
    insert into event_relays (event_id, relayed_at)
    select id, ${at} from unnest(${eventIds}::text[]) as id on conflict do nothing`;
}

/** Commands of the period that have an event nobody relayed, oldest first; the job for them was lost or gave up. */
export async function missedCommands(
  period: { after: Date; before: Date },
  limit: number,
): Promise<string[]> {
  // By the events' ids, which sort as made: this is asked every minute, and must not read through all that ever happened.
  const rows = await sql<{ command_id: string }[]>`
    select e.command_id from events e
    where e.id >= ${firstIdAt("event", period.after)} and e.id < ${firstIdAt("event", period.before)}
      and not exists (select from event_relays r where r.event_id = e.id)
    group by e.command_id order by min(e.id) limit ${limit}`;
  return rows.map((row) => row.command_id);
}
