/** Asks for a suspended person's withdrawal of uncontested money: their only command. It rests for a week first (decision 86). */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { SuspendedActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { contestedNow } from "./contested.ts";
import { restingOf } from "./end-withdrawals.ts";
import { lockPeople, requireSuspension } from "./open-suspension.ts";
import { payableIn } from "./payable.ts";
import { payoutAccountOf } from "./payout-account.ts";
import { REST_HOURS } from "./withdrawal-lifecycle.ts";

/**
 * Begins a rest of seven days, with a mail that can stop it; the amount is decided after the rest. Refuses `transition_refused`
 * (not suspended any more), `withdrawal_resting`, `payout_method_missing` and `payout_below_minimum`.
 */
export async function askWithdrawal(
  actor: SuspendedActor,
  input: { currency: Currency; key: string },
): Promise<Outcome<{ withdrawalId: string; restsUntil: string }>> {
  const { currency, key } = input;
  const spec = { name: "suspensions.ask_withdrawal" as const, actor, key, input: { currency } };
  return command(spec, async (tx) => {
    await lockPeople(tx, [actor.id]);
    const suspension = await requireSuspension(tx, actor.id);
    const resting = await restingOf(tx, actor.id);
    if (resting.some((one) => one.currency === currency)) refuse("withdrawal_resting");
    const account = await payoutAccountOf(tx.sql, suspension);
    if (account === null)
      refuse("payout_method_missing", {
        sentence:
          "There is no account yet that this money may go to. Write to us, and our staff decide on one with you.",
      });
    const contested = await contestedNow(tx.sql, suspension, tx.command.at);
    const payable = await payableIn(tx.sql, actor.id, contested, currency);
    if (payable.micros === 0n)
      refuse("payout_below_minimum", {
        sentence: `Apart from the contested money, less than ${formatMoney({ micros: env.payoutFloor, currency })} is available, so there is nothing to pay out yet.`,
      });
    const id = newId("withdrawal");
    const restsUntil = hoursAfter(tx.command.at, REST_HOURS);
    await tx.sql`
      insert into suspension_withdrawals (id, suspension_id, user_id, currency, method_id, known_payout_id, exit_account_id, state,
                                          begun_at, rests_until, command_id)
      values (${id}, ${suspension.id}, ${actor.id}, ${currency}, ${account.methodId}, ${account.knownPayoutId},
              ${account.exitAccountId}, 'resting', ${tx.command.at}, ${restsUntil}, ${tx.command.id})`;
    const payload = {
      userId: actor.id,
      withdrawalId: id,
      currency,
      amount: decimal(payable.micros),
      account: account.tail,
      dueAt: restsUntil.toISOString(),
    };
    await enqueue(tx, [{ name: "suspension.withdrawal_asked", subjectId: id, payload }]);
    return { withdrawalId: id, restsUntil: restsUntil.toISOString() };
  });
}
