/** A step: makes the link that verifies an address, and the event that mails it there. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { makeLink } from "#app/domain/security/mailed-links.ts";

/** How long a link that verifies an address works. */
const LINK_MINUTES = 30;

const EVENT_OF = {
  verify_email: "account.verify_email",
  change_email: "account.email_change_asked",
} as const;

export interface LinkMail {
  purpose: keyof typeof EVENT_OF;
  userId: string;
  email: string;
  /** True for the first mail of a new account. */
  opened?: boolean;
}

/** The same statements for an address with and without an account; only the mail's own words differ. */
export async function mailLink(tx: Tx, mail: LinkMail): Promise<void> {
  const { purpose, userId, email, opened = false } = mail;
  const linkId = await makeLink(tx, { purpose, userId, email, hours: LINK_MINUTES / 60 });
  const known = await isHeldByAnother(tx, userId, email);
  const payload = { userId, linkId, mailTo: email, known };
  if (purpose === "change_email")
    await enqueue(tx, [{ name: EVENT_OF[purpose], subjectId: userId, payload }]);
  else
    await enqueue(tx, [
      {
        name: EVENT_OF[purpose],
        subjectId: userId,
        payload: opened ? { ...payload, change: "opened" } : payload,
      },
    ]);
}

async function isHeldByAnother(tx: Tx, userId: string, email: string): Promise<boolean> {
  const holders = await tx.sql`
    select from users where lower(email) = lower(${email}) and email_state <> 'unverified' and id <> ${userId}`;
  return holders.count > 0;
}
