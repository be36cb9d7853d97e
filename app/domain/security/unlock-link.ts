/**
 * The unlock link, for the owner of an account that strangers keep guessing at (decision 24): a mailed link that takes one
 * browser out of the strangers' limit. It opens no session; the password is still asked for, under the link's own limit.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { securityLogAfter } from "./security-log.ts";
import { fingerprint, decrypt, encrypt } from "#app/domain/kernel/encrypted-text.ts";

export interface UnlockLink {
  /** The same in every browser that opened the link, so that all of them share one limit. */
  id: string;
  userId: string;
  madeAt: Date;
}

export const WAY_IN_HOURS = 24;
const HOUR_MS = 3_600_000;
/** At most two mails a day, however long the guessing goes on. */
const MAIL_EVERY_MS = 12 * HOUR_MS;

const CONTEXT = "way-in";
const SEALED = z.object({ id: z.string(), userId: z.string(), madeAt: z.int() });

/** Mails the link to the person, once in twelve hours; later calls do nothing. */
export async function offerWayIn(userId: string): Promise<void> {
  const madeAt = nowDate();
  const half = Math.floor(madeAt.getTime() / MAIL_EVERY_MS);
  // All visitors are one actor: an attacker who could guess the key could use it up, and no mail would go out.
  const key = `way-in:${fingerprint(`way-in ${userId} ${half}`)}`;
  const spec = {
    name: "security.offer_way_in" as const,
    actor: VISITOR,
    key,
    input: { userId },
  };
  await command(spec, async (tx) => {
    const wayIn = writeUnlockLink({ id: randomBytes(12).toString("base64url"), userId, madeAt });
    await enqueue(tx, [
      { name: "account.guessed_at", subjectId: userId, payload: { userId, wayIn } },
    ]);
    securityLogAfter(tx, "unlock_link.sent", { account: userId });
    return { userId };
  });
}

export function writeUnlockLink({ id, userId, madeAt }: UnlockLink): string {
  const text = JSON.stringify({ id, userId, madeAt: madeAt.getTime() });
  return encrypt(text, CONTEXT).toString("base64url");
}

/** The decrypted link; null when it is not ours, or older than a day. */
export function readUnlockLink(text: string): UnlockLink | null {
  try {
    const sealed = SEALED.parse(JSON.parse(decrypt(Buffer.from(text, "base64url"), CONTEXT)));
    if (sealed.madeAt <= nowDate().getTime() - WAY_IN_HOURS * HOUR_MS) return null;
    return { ...sealed, madeAt: new Date(sealed.madeAt) };
  } catch {
    return null;
  }
}

/** Whether the link was made for this account, after its last password change. */
export function leadsTo(wayIn: UnlockLink | null | undefined, userId: string, since: Date | null) {
  return wayIn?.userId === userId && (since === null || wayIn.madeAt >= since);
}
