/** Stores providers' messages once, as raw bytes, before they are interpreted. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

export type Gateway = "cards" | "bank";

export interface StoredMessage {
  /** `cards:` and the provider's own event id. */
  id: string;
  gateway: Gateway;
  body: Uint8Array;
}

/** Returns false when this message is stored already: a repeated message changes nothing. */
export async function storeMessage(message: StoredMessage): Promise<boolean> {
  const { id, gateway, body } = message;
  const written = await sql`
    insert into provider_messages (id, gateway, body, received_at)
    values (${id}, ${gateway}, ${Buffer.from(body)}, ${nowDate()}) on conflict (id) do nothing`;
  return written.count === 1;
}

/** Stores the outcome of a message; the first outcome stays. */
export async function markApplied(id: string, outcome: string): Promise<void> {
  await sql`
    update provider_messages set applied_at = ${nowDate()}, outcome = ${outcome} where id = ${id} and applied_at is null`;
}

/** Messages stored but not applied, because the process died or was busy; oldest first. */
export async function unappliedMessages(gateway: Gateway, limit: number): Promise<StoredMessage[]> {
  return sql<StoredMessage[]>`
    select id, gateway, body from provider_messages
    where applied_at is null and gateway = ${gateway} order by received_at, id limit ${limit}`;
}
