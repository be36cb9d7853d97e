/** Stores a verified passkey, and makes recovery codes for a person who has no other way if it is lost. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { spendChallenge } from "./challenge.ts";
import { newCodes, writeCodes } from "#app/domain/security/recovery-codes.ts";
import type { NewPasskey } from "./registration.ts";

export const MAX_PASSKEYS = 20;

export interface StoredPasskey {
  passkeyId: string;
  /** The new recovery codes; empty where the person had codes or an authenticator app. */
  codes: string[];
}

/** A step under the person's lock. Refuses `passkey_expired`, `passkey_known` and `too_many_items`. */
export async function storePasskey(
  tx: Tx,
  userId: string,
  { name, made }: { name: string; made: NewPasskey },
): Promise<StoredPasskey> {
  const { at, id: by } = tx.command;
  await spendChallenge(made.challenge, at, tx.sql);
  const before = await waysOf(userId, tx.sql);
  if (before.passkeys >= MAX_PASSKEYS)
    refuse("too_many_items", {
      facts: { limit: `${MAX_PASSKEYS}` },
      sentence: `You have ${MAX_PASSKEYS} passkeys already. Remove those you no longer use first.`,
    });
  const passkeyId = newId("passkey");
  await tx.sql`
    insert into passkeys (id, user_id, credential_id, public_key, name, transports, backed_up, created_at, command_id)
    values (${passkeyId}, ${userId}, ${made.credentialId}, ${Buffer.from(made.publicKey)}, ${name}, ${made.transports},
            ${made.backedUp}, ${at}, ${by})`;
  await tx.sql`
    insert into passkey_uses (passkey_id, counter, used_at) values (${passkeyId}, ${made.counter}, ${at})`;
  const codes = before.totp || before.codes > 0 ? [] : newCodes();
  if (codes.length > 0) await writeCodes(tx, userId, codes);
  return { passkeyId, codes };
}
