/** Sends one notice by mail: at least once, rarely twice; a given-up mail is shown by a warning of `verify`. */
import { env } from "#app/env.server.ts";
import { log } from "#app/log.server.ts";
import { world } from "#app/domain/kernel/world.ts";
import { letter } from "#app/domain/notifications/letter.ts";
import { beginMail, MAIL_ATTEMPTS, markMailed } from "#app/domain/notifications/mail-queue.ts";
import { mailedLink } from "#app/domain/suspensions/stop-link.ts";
import { linkPath, withToken } from "#app/domain/security/mailed-links.ts";
import { openMailer } from "#app/gateways/mail/mailer.ts";
import type { Mailer } from "#app/gateways/mail/mailer.ts";

let mailer: Mailer | undefined;

/** Mails the notice `noticeId`. The queue retries failures with growing pauses. */
export async function mail(payload: Record<string, unknown>): Promise<void> {
  // Sandbox people have no address; this makes sure that no mail leaves the sandbox.
  if (world() === "sandbox") return;
  const { noticeId } = payload;
  if (typeof noticeId !== "string") throw new Error("mail needs a noticeId");
  const notice = await beginMail(noticeId);
  if (notice === null) return;
  mailer ??= openMailer();
  try {
    const link = withToken(mailedLink(notice.link));
    const linkId = notice.payload?.notMe;
    const notMe = linkId === undefined ? null : withToken(linkPath("not_me", linkId));
    await mailer.send(letter({ ...notice, link, notMe }, env.publicOrigin));
  } catch (problem) {
    if (notice.attempt < MAIL_ATTEMPTS) throw problem;
    log.error({ err: problem, notice: noticeId }, "mail given up");
    return;
  }
  await markMailed(...notice.ids);
}

/** Closes the connections to the mail server; the next mail opens them again. */
export function closeMailer(): void {
  mailer?.close();
  mailer = undefined;
}
