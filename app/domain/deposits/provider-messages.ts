/** What providers send us, kept once on its raw bytes before anything is made of it. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

export type Gateway = "cards" | "bank";

export interface StoredMessage {
  /** `cards:` and the provider's own event id. */
  id: string;
  gateway: Gateway;
  body: Uint8Array;
}

/** Returns false when this message was here before: whoever sends it twice changes nothing. */
export async function storeMessage(message: StoredMessage): Promise<boolean> {
  const { id, gateway, body } = message;
  const written = await sql`
    insert into provider_messages (id, gateway, body, received_at)
    values (${id}, ${gateway}, ${Buffer.from(body)}, ${nowDate()}) on conflict (id) do nothing`;
  return written.count === 1;
}

/** Remembers what was made of a message; the first outcome stays. */
export async function markApplied(id: string, outcome: string): Promise<void> {
  await sql`
    update provider_messages set applied_at = ${nowDate()}, outcome = ${outcome} where id = ${id} and applied_at is null`;
}

/** Messages that were stored but not applied, because we died or were busy in between; oldest first. */
export async function unappliedMessages(gateway: Gateway, limit: number): Promise<StoredMessage[]> {
  return sql<StoredMessage[]>`
    select id, gateway, body from provider_messages
    where applied_at is null and gateway = ${gateway} order by received_at, id limit ${limit}`;
}
