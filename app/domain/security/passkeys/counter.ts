/** The signature counter of a passkey: it only rises, unless the authenticator has none and always says 0. */
import { createHash } from "node:crypto";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { noteCopiedPasskey } from "./note-copied-passkey.ts";
import type { UsedPasskey } from "./authentication.ts";

export interface CountedUse {
  counter: number;
  backedUp: boolean;
  challenge: string;
}

/** Refuses `passkey_copied`, and tells the owner, when the counter did not rise. The signature is right by now. */
export async function takeCounter(
  { passkeyId, userId }: UsedPasskey,
  { counter, backedUp, challenge }: CountedUse,
): Promise<void> {
  const { count } = await sql`
    update passkey_uses set counter = ${counter}, used_at = ${nowDate()}, backed_up = ${backedUp}
    where passkey_id = ${passkeyId} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`;
  if (count > 0) return;
  const answer = createHash("sha256").update(challenge).digest("hex").slice(0, 40);
  await noteCopiedPasskey({ passkeyId, userId }, answer);
  refuse("passkey_copied");
}
