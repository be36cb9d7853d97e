/** The time zones of the people that events may be told to, so that notices and mails are written in the reader's. */
import { sql } from "#app/domain/store/store.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";

/** Person → IANA name. People without a zone are missing: they read UTC. */
export async function zonesOf(
  events: readonly RelayEvent[],
  staff: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = events.flatMap(({ payload: { parties, pair, userId } }) => [
    ...(pair === undefined ? [] : [pair.toId]),
    ...(parties === undefined ? [] : [parties.buyerId, parties.freelancerId]),
    ...(userId === undefined ? [] : [userId]),
  ]);
  const ids = [...new Set([...people, ...staff])];
  if (ids.length === 0) return new Map();
  const rows = await sql<Array<{ id: string; zone: string }>>`
    select id, time_zone as zone from users where id = any(${ids}::text[]) and time_zone is not null`;
  return new Map(rows.map(({ id, zone }) => [id, zone]));
}
