/** The queue of mails: begins an attempt to mail a notice, and stores the result. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sharedWith } from "./calm-mail.ts";
import { sql } from "#app/domain/store/store.ts";

export interface NoticeToMail {
  id: string;
  name: string;
  email: string;
  title: string;
  body: string;
  /** A path of ours. */
  link: string;
  at: Date;
  /** The number of this attempt, from 1. */
  attempt: number;
  /** How many more notices of its kind share this mail. */
  others: number;
}

/** After this many attempts (some 16 hours of growing pauses) a notice is given up; a check of `db/checks/warnings` tells. */
export const MAIL_ATTEMPTS = 12;

/**
 * Begins one attempt: counts it and returns the mail. Null when it was mailed or given up, or the person has no address, or is
 * suspended and the notice is not about the suspension, payouts or their account.
 */
export async function beginMail(noticeId: string): Promise<NoticeToMail | null> {
  const [row] = await sql<(Omit<NoticeToMail, "others"> & { userId: string; kind: string })[]>`
    update notices n set mail_attempts = n.mail_attempts + 1
    from users u
    where n.id = ${noticeId} and u.id = n.user_id and n.mailed_at is null and n.mail_attempts < ${MAIL_ATTEMPTS}
      and u.email is not null
      and (u.state = 'active' or (u.state = 'suspended' and n.kind ~ '^(suspension|payout|account)[.]'))
    returning n.id, u.name, u.email, n.title, n.body, n.link, n.at, n.mail_attempts as attempt,
      n.user_id as "userId", n.kind`;
  return row === undefined ? null : { ...row, others: await sharedWith(row) };
}

export async function markMailed(noticeId: string): Promise<void> {
  await sql`update notices set mailed_at = ${nowDate()} where id = ${noticeId}`;
}
