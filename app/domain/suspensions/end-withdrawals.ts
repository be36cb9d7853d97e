/** Ends resting withdrawals without a payout, and writes the event that tells the person. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { ENDINGS } from "./withdrawal-lifecycle.ts";
import type { Ending } from "./withdrawal-lifecycle.ts";

export interface LockedWithdrawal {
  id: string;
  suspensionId: string;
  userId: string;
  currency: Currency;
  methodId: string;
  restsUntil: Date;
}

/** The resting withdrawals of a locked person. */
export async function restingOf(tx: Tx, userId: string): Promise<LockedWithdrawal[]> {
  return tx.sql<LockedWithdrawal[]>`
    select id, suspension_id as "suspensionId", user_id as "userId", currency, method_id as "methodId",
           rests_until as "restsUntil"
    from suspension_withdrawals where user_id = ${userId} and state = 'resting' order by id for no key update`;
}

/** The caller has locked the person. Lifting a suspension has an event of its own, so it writes none here. */
export async function endWithdrawals(
  tx: Tx,
  withdrawals: readonly LockedWithdrawal[],
  ending: Ending,
): Promise<void> {
  if (withdrawals.length === 0) return;
  await tx.sql`
    update suspension_withdrawals set state = 'stopped', ended_at = ${tx.command.at}, ending = ${ending}, command_id = ${tx.command.id}
    where id = any(${withdrawals.map(({ id }) => id)}::text[])`;
  if (ending === "lifted") return;
  const name = ending === "mail" ? "suspension.withdrawal_stopped" : "suspension.withdrawal_ended";
  await enqueue(
    tx,
    withdrawals.map(({ id, userId, currency }) => ({
      name,
      subjectId: id,
      payload: { userId, currency, withdrawalId: id, ending, note: ENDINGS[ending] },
    })),
  );
}
