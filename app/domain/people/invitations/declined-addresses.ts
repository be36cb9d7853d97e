/** Addresses whose owner asked not to be written to again. */
import { createHmac } from "node:crypto";
import type { Tx } from "#app/domain/commands/command.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import { sql } from "#app/domain/store/store.ts";

/** A keyed hash, because we promised not to use the address: it only has to be known again. */
function addressHash(email: string): string {
  return createHmac("sha256", derivedKey("declined-address"))
    .update(email.trim().toLowerCase())
    .digest("base64url");
}

/** A step: no invitation is sent to the address any more. */
export async function declineAddress(tx: Tx, email: string): Promise<void> {
  await tx.sql`
    insert into declined_addresses (hash, at, command_id) values (${addressHash(email)}, ${tx.command.at}, ${tx.command.id})
    on conflict (hash) do nothing`;
}

/** The declined addresses among these, in lower case. */
export async function declinedAmong(
  emails: string[],
  reader: Tx["sql"] | typeof sql = sql,
): Promise<Set<string>> {
  const hashes = new Map(emails.map((email) => [addressHash(email), email.toLowerCase()]));
  const rows = await reader<{ hash: string }[]>`
    select hash from declined_addresses where hash = any(${[...hashes.keys()]}::text[])`;
  return new Set(rows.map(({ hash }) => hashes.get(hash) ?? ""));
}
