/** The data of a suspended person's one page, apart from the statement. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { SuspendedActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { contestedNow } from "./contested.ts";
import { openSuspension } from "./open-suspension.ts";
import { payoutAccountOf } from "./payout-account.ts";
import type { SuspendedPayoutAccount } from "./payout-account.ts";
import { pursesOf } from "./purses.ts";
import type { SuspendedPurse } from "./purses.ts";
import type { Ending, WithdrawalState } from "./withdrawal-lifecycle.ts";

export interface WithdrawalView {
  id: string;
  currency: Currency;
  state: WithdrawalState;
  tail: string;
  begunAt: Date;
  restsUntil: Date;
  endedAt: Date | null;
  ending: Ending | null;
  /** The payout's, once there is one. */
  paidMicros: bigint | null;
  payoutState: string | null;
}

export interface SuspendedPage {
  reason: string;
  appeal: string | null;
  beganAt: Date;
  purses: SuspendedPurse[];
  account: SuspendedPayoutAccount | null;
  /** Newest first. */
  withdrawals: WithdrawalView[];
}

/** Null when the suspension was lifted this instant. */
export async function suspendedPage(actor: SuspendedActor): Promise<SuspendedPage | null> {
  requireAbility(actor, "suspended.read");
  return pageOf(actor.id);
}

/** The same page for staff, about another person; the caller has checked. */
export async function pageOf(userId: string): Promise<SuspendedPage | null> {
  const suspension = await openSuspension(sql, userId);
  if (suspension === null) return null;
  const [contested, account, withdrawals] = await Promise.all([
    contestedNow(sql, suspension, nowDate()),
    payoutAccountOf(sql, suspension),
    withdrawalsOf(suspension.id),
  ]);
  const { reason, appeal, beganAt } = suspension;
  const purses = await pursesOf(sql, userId, contested);
  return { reason, appeal, beganAt, purses, account, withdrawals };
}

async function withdrawalsOf(suspensionId: string): Promise<WithdrawalView[]> {
  return sql<WithdrawalView[]>`
    select w.id, w.currency, w.state, m.account_tail as tail, w.begun_at as "begunAt", w.rests_until as "restsUntil",
           w.ended_at as "endedAt", w.ending, p.amount_micros as "paidMicros", p.state as "payoutState"
    from suspension_withdrawals w join payout_methods m on m.id = w.method_id left join payouts p on p.id = w.payout_id
    where w.suspension_id = ${suspensionId} order by w.id desc limit 50`;
}
