/** Stops a withdrawal by the link in its mail, without signing in: a thief with the password cannot read the mail. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { endWithdrawals, restingOf } from "./end-withdrawals.ts";
import { lockPeople } from "./open-suspension.ts";
import { isSigned } from "./stop-link.ts";
import type { WithdrawalState } from "./withdrawal-lifecycle.ts";

export interface StopLink {
  id: string;
  signature: string;
}

export interface StoppablePage {
  state: WithdrawalState;
  currency: Currency;
  tail: string;
  restsUntil: Date;
}

/** The withdrawal of a link. Refuses `not_found` for a link that is not ours. */
export async function stoppablePage({ id, signature }: StopLink): Promise<StoppablePage> {
  if (!isSigned(id, signature)) refuse("not_found");
  const [row] = await sql<StoppablePage[]>`
    select w.state, w.currency, m.account_tail as tail, w.rests_until as "restsUntil"
    from suspension_withdrawals w join payout_methods m on m.id = w.method_id where w.id = ${id}`;
  return found(row);
}

/** Stops the withdrawal for good; idempotent. Refuses `not_found` and `withdrawal_over`. */
export async function stopWithdrawal({ id, signature }: StopLink): Promise<Outcome<object>> {
  if (!isSigned(id, signature)) refuse("not_found");
  // The key follows from the link, so each withdrawal is stopped once. All visitors are one actor: with a guessable key, an
  // attacker could use it up before the link is opened (decision 90).
  const key = `stop:${signature}`;
  const spec = { name: "suspensions.stop_withdrawal" as const, actor: VISITOR, key, input: { id } };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<{ userId: string }[]>`
      select user_id as "userId" from suspension_withdrawals where id = ${id}`;
    const { userId } = found(row);
    await lockPeople(tx, [userId]);
    const resting = (await restingOf(tx, userId)).filter((one) => one.id === id);
    if (resting.length === 0) refuse("withdrawal_over");
    await endWithdrawals(tx, resting, "mail");
    securityLogAfter(tx, "withdrawal.stopped", { account: userId, withdrawal: id });
    return {};
  });
}
