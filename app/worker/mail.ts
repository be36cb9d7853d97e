/** Sends one notice by mail: at least once, rarely twice; a given-up mail is shown by a warning of `verify`. */
import { env } from "#app/env.server.ts";
import { log } from "#app/log.server.ts";
import { world } from "#app/domain/kernel/world.ts";
import { letter } from "#app/domain/notifications/letter.ts";
import { beginMail, MAIL_ATTEMPTS, markMailed } from "#app/domain/notifications/mail-queue.ts";
import { wishFor } from "#app/domain/notifications/postpone.ts";
import { mailedLink } from "#app/domain/suspensions/stop-link.ts";
import { linkPath, withToken } from "#app/domain/security/mailed-links.ts";
import { openMailer } from "#app/gateways/mail/mailer.ts";
import type { Letter } from "#app/domain/notifications/letter.ts";
import type { NoticeToMail } from "#app/domain/notifications/mail-queue.ts";
import type { Mailer } from "#app/gateways/mail/mailer.ts";

let mailer: Mailer | undefined;

/** Mails the notice `noticeId`. The queue retries failures with growing pauses. */
export async function mail(payload: Record<string, unknown>): Promise<void> {
  const { noticeId } = payload;
  if (typeof noticeId !== "string") throw new Error("mail needs a noticeId");
  // Sandbox people have no address; this makes sure that no mail leaves the sandbox. What waits for a digest waits there, too.
  if (world() === "sandbox") {
    await wishFor(noticeId);
    return;
  }
  const notice = await beginMail(noticeId);
  if (notice !== null) await sendNotice(notice);
}

/** Sends a begun mail and marks it. Throws while there are attempts left. */
export async function sendNotice(notice: NoticeToMail): Promise<void> {
  try {
    const link = withToken(mailedLink(notice.link));
    const linkId = notice.payload?.notMe;
    const notMe = linkId === undefined ? null : withToken(linkPath("not_me", linkId));
    await sendLetter(letter({ ...notice, link, notMe }, env.publicOrigin));
  } catch (problem) {
    if (notice.attempt < MAIL_ATTEMPTS) throw problem;
    log.error({ err: problem, notice: notice.id }, "mail given up");
    return;
  }
  await markMailed(...notice.ids);
}

export async function sendLetter(written: Letter): Promise<void> {
  mailer ??= openMailer();
  await mailer.send(written);
}

/** Closes the connections to the mail server; the next mail opens them again. */
export function closeMailer(): void {
  mailer?.close();
  mailer = undefined;
}
