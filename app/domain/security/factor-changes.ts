/** What every change of a factor brings with it: the person is told, payouts rest, and other browsers may be signed out. */
import type { Tx } from "#app/domain/commands/command.ts";
import { announce } from "./announce.ts";
import { restAfterChange } from "./payout-rests.ts";
import { hasFactor, waysOf } from "./ways.ts";

export type FactorChange = "app_added" | "app_removed" | "codes_made";

/** A step: tells the person and lets payouts rest, so that its owner can stop a thief. */
export async function noteFactorChange(
  tx: Tx,
  userId: string,
  { change, subjectId }: { change: FactorChange; subjectId: string },
): Promise<void> {
  await restAfterChange(tx, userId, "The second step of your sign-in was changed.");
  await announce(tx, "account.factor_changed", { subjectId, facts: { change } });
}

/** A step: without any factor left, recovery codes end, and no session counts as signed in with one. */
export async function afterFactorRemoved(tx: Tx, userId: string): Promise<void> {
  if (hasFactor(await waysOf(userId, tx.sql))) return;
  await tx.sql`
    update recovery_codes set replaced_at = ${tx.command.at}, command_id = ${tx.command.id}
    where user_id = ${userId} and replaced_at is null`;
  await tx.sql`
    update sessions set level = 'password' where user_id = ${userId} and level = 'second_factor' and revoked_at is null`;
}
