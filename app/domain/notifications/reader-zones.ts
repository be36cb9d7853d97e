/** What the people that events may be told to chose: the zone they read times in, and which notices they want. */
import { sql } from "#app/domain/store/store.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import type { Choices } from "./choices.ts";

export interface Reader {
  /** IANA name; null: UTC. */
  zone: string | null;
  choices: Choices | null;
}

/** By person. People who chose nothing are missing. */
export async function readersOf(
  events: readonly RelayEvent[],
  staff: readonly string[],
): Promise<ReadonlyMap<string, Reader>> {
  const people = events.flatMap(({ payload: { parties, pair, userId } }) => [
    ...(pair === undefined ? [] : [pair.toId]),
    ...(parties === undefined ? [] : [parties.buyerId, parties.freelancerId]),
    ...(userId === undefined ? [] : [userId]),
  ]);
  const ids = [...new Set([...people, ...staff])];
  if (ids.length === 0) return new Map();
  const rows = await sql<Array<Reader & { id: string }>>`
    select u.id, u.time_zone as zone, p.choices from users u left join notice_preferences p on p.user_id = u.id
    where u.id = any(${ids}::text[]) and (u.time_zone is not null or p.user_id is not null)`;
  return new Map(rows.map(({ id, ...reader }) => [id, reader]));
}
