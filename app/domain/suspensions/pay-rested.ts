/** Pays withdrawals after their rest, each by its own command, which checks everything again under the lock. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { createPayouts } from "#app/domain/payouts/create-payouts.ts";
import { contestedNow } from "./contested.ts";
import { endWithdrawals, restingOf } from "./end-withdrawals.ts";
import type { LockedWithdrawal } from "./end-withdrawals.ts";
import { lockPeople, openSuspension } from "./open-suspension.ts";
import { payableIn } from "./payable.ts";
import { payoutAccountOf } from "./payout-account.ts";

const NAME = "suspensions.pay_rested" as const;
const CHUNK = 100;

interface DueWithdrawal {
  id: string;
  userId: string;
}

/** Returns how many were paid. Safe at any time, in parallel and after a kill. */
export async function payRested(control: RunControl = {}): Promise<number> {
  const carryOut = async (due: DueWithdrawal[]) => {
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { due } };
    return (await command(spec, async (tx) => ({ paid: await payAll(tx, due) }))).answer.paid;
  };
  const due = chunks<DueWithdrawal>((after) => dueWithdrawals(after?.id ?? ""));
  // One per batch, so that a failure does not delay other people.
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 1 }, control);
}

/** Skips a person whose payouts rest, and one with an open payout: there is one at a time in each currency. */
function dueWithdrawals(after: string): Promise<DueWithdrawal[]> {
  return sql<DueWithdrawal[]>`
    select w.id, w.user_id as "userId" from suspension_withdrawals w
    where w.state = 'resting' and w.rests_until <= ${nowDate()} and w.id > ${after} and not exists (
      select from payout_rests r where r.user_id = w.user_id and (r.until is null or r.until > ${nowDate()})) and not exists (
      select from payouts p where p.user_id = w.user_id and p.currency = w.currency and p.state in ('queued', 'submitted', 'unknown'))
    order by w.id limit ${CHUNK}`;
}

async function payAll(tx: Tx, due: readonly DueWithdrawal[]): Promise<number> {
  let paid = 0;
  for (const { id, userId } of due) {
    await lockPeople(tx, [userId]);
    // Read under the lock: by now it may be stopped, lifted or contested anew.
    const withdrawal = (await restingOf(tx, userId)).find((one) => one.id === id);
    if (withdrawal === undefined || withdrawal.restsUntil > tx.command.at) continue;
    if (await pay(tx, withdrawal)) paid += 1;
  }
  return paid;
}

async function pay(tx: Tx, withdrawal: LockedWithdrawal): Promise<boolean> {
  const { id, userId, currency, methodId } = withdrawal;
  if ((await restOf(userId, tx.sql, tx.command.at)) !== null) return false;
  const suspension = await openSuspension(tx.sql, userId);
  if (suspension?.id !== withdrawal.suspensionId) {
    await endWithdrawals(tx, [withdrawal], "lifted");
    return false;
  }
  const account = await payoutAccountOf(tx.sql, suspension);
  if (account?.methodId !== methodId) {
    await endWithdrawals(tx, [withdrawal], "account");
    return false;
  }
  const contested = await contestedNow(tx.sql, suspension, tx.command.at);
  const { micros, contestedMicros } = await payableIn(tx.sql, userId, contested, currency);
  if (micros === 0n) {
    await endWithdrawals(tx, [withdrawal], "contested");
    return false;
  }
  const [payoutId] = await createPayouts(tx, [
    { userId, methodId, currency, micros, origin: "withdrawal" },
  ]);
  // An earlier payout is still on its way; the next round tries again.
  if (payoutId === undefined) return false;
  await tx.sql`
    update suspension_withdrawals set state = 'paid', ended_at = ${tx.command.at}, payout_id = ${payoutId},
      held_micros = ${contestedMicros}, command_id = ${tx.command.id}
    where id = ${id}`;
  await requestJob(tx, "submit-payout", { payoutId }, { key: `submit-payout:${payoutId}` });
  const payload = { userId, withdrawalId: id, payoutId, currency, amount: decimal(micros) };
  await enqueue(tx, [
    {
      name: "suspension.withdrawn",
      subjectId: id,
      payload: { ...payload, account: account.tail },
    },
  ]);
  return true;
}
