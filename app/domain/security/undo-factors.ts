/**
 * Takes off the factors that were added since a suspicious event: a thief who knew the password could otherwise add one, and then
 * stop each recovery of the owner with it.
 */
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { announceTo } from "./announce.ts";
import { afterFactorRemoved } from "./factor-changes.ts";
import { securityLogAfter } from "./security-log.ts";

/** As long as payouts rest after a change. An older link could take off a factor that its owner added against a thief of the mailbox. */
const UNDONE_WITHIN_HOURS = 72;

/**
 * A step, for a press on the mailed link of an event that happened `since`: authenticator apps, passkeys and recovery codes made
 * from then on end. Nothing is undone for an event of more than 72 hours ago.
 */
export async function undoFactors(
  tx: Tx,
  userId: string,
  { since, place }: { since: Date; place: { address: string; agent: string } | undefined },
): Promise<void> {
  const { at, id } = tx.command;
  if (since < hoursAfter(at, -UNDONE_WITHIN_HOURS)) return;
  const apps = await tx.sql<{ id: string }[]>`
    update totp_factors set removed_at = ${at}, command_id = ${id}
    where user_id = ${userId} and removed_at is null and created_at >= ${since} returning id`;
  const passkeys = await tx.sql<{ id: string }[]>`
    update passkeys set removed_at = ${at}, command_id = ${id}
    where user_id = ${userId} and removed_at is null and created_at >= ${since} returning id`;
  await tx.sql`
    update recovery_codes set replaced_at = ${at}, command_id = ${id}
    where user_id = ${userId} and replaced_at is null and created_at >= ${since}`;
  for (const { id: factorId } of [...apps, ...passkeys]) {
    const facts = { change: "undone" };
    await announceTo(tx, { userId, place }, "account.factor_changed", {
      subjectId: factorId,
      facts,
    });
    securityLogAfter(tx, "factor.removed", { account: userId, factor: factorId, reason: "not_me" });
  }
  if (apps.length + passkeys.length > 0) await afterFactorRemoved(tx, userId);
}
