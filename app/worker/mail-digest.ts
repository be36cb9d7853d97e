/** Sends what waited for one moment as one mail: at least once, rarely twice. */
import { env } from "#app/env.server.ts";
import { log } from "#app/log.server.ts";
import { world } from "#app/domain/kernel/world.ts";
import { beginDigest, leaveInSandbox } from "#app/domain/notifications/digest-queue.ts";
import { digestLetter } from "#app/domain/notifications/digest-letter.ts";
import { MAIL_ATTEMPTS, markMailed } from "#app/domain/notifications/mail-queue.ts";
import { sendLetter, sendNotice } from "./mail.ts";

/** Mails the digest of `userId` for the moment `at`, in milliseconds. The queue retries failures with growing pauses. */
export async function mailDigest(payload: Record<string, unknown>): Promise<void> {
  const { userId, at } = payload;
  if (typeof userId !== "string" || typeof at !== "number")
    throw new Error("mail-digest needs a userId and a moment");
  const moment = new Date(at);
  // No mail leaves the sandbox; a program sees that nothing waits any more.
  if (world() === "sandbox") return leaveInSandbox(userId, moment);
  const digest = await beginDigest(userId, moment);
  if (digest === null) return;
  if ("one" in digest) return sendNotice(digest.one);
  const { many } = digest;
  try {
    await sendLetter(digestLetter(many, env.publicOrigin));
  } catch (problem) {
    if (many.attempt < MAIL_ATTEMPTS) throw problem;
    log.error({ err: problem, notice: many.ids[0] }, "mail given up");
    return;
  }
  await markMailed(...many.ids);
}
