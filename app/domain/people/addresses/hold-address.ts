/**
 * A step: an account holds an address from now on, because it was verified by a link mailed there. An account that never verified
 * the address gives it up; one that did keeps it.
 */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { restPayouts } from "#app/domain/security/payout-rests.ts";
import type { EmailState } from "#app/domain/security/sessions.ts";

/** After a change of address payouts rest for so long, and so long it can be undone. */
export const UNDO_HOURS = 72;

export interface FormerAddress {
  email: string | null;
  emailState: EmailState;
  /** The account's. */
  state: string;
}

interface Row extends FormerAddress {
  id: string;
}

/** Returns the address the account had. Refuses `email_taken` when another account verified the address. */
export async function holdAddress(tx: Tx, userId: string, email: string): Promise<FormerAddress> {
  const { at, id: by } = tx.command;
  // In order of id, so that two accounts that verify one address never deadlock. The loser of a race meets the unique index.
  const rows = await tx.sql<Row[]>`
    select id, email, email_state as "emailState", state from users
    where id = ${userId} or (lower(email) = lower(${email}) and email_state <> 'unverified')
    order by id for no key update`;
  const former = found(rows.find(({ id }) => id === userId));
  for (const other of rows.filter(({ id }) => id !== userId)) {
    if (other.emailState === "verified") refuse("email_taken", { sentence: TAKEN });
    await tx.sql`
      update users set email_state = 'unverified', command_id = ${by} where id = ${other.id}`;
    await restPayouts(tx, other.id, {
      until: hoursAfter(at, UNDO_HOURS),
      reason: "Another account verified the e-mail address of this one.",
    });
    const payload = { userId: other.id };
    await enqueue(tx, [{ name: "account.email_lost", subjectId: other.id, payload }]);
  }
  await tx.sql`
    update users set email = ${email}, email_state = 'verified', command_id = ${by} where id = ${userId}`;
  await enqueue(tx, [{ name: "account.email_verified", subjectId: userId, payload: { userId } }]);
  return former;
}

const TAKEN =
  "Another account verified this address already, so nothing was changed. If that account is yours, sign in there.";

/** A step: payouts rest after a change of address; returns until when. */
export async function restAfterChange(tx: Tx, userId: string, reason: string): Promise<Date> {
  const until = hoursAfter(tx.command.at, UNDO_HOURS);
  await restPayouts(tx, userId, { until, reason });
  return until;
}
