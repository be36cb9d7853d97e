/** What fills the places in the site's texts: the settings in words, and what the operator wrote. */
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { env } from "#app/env.server.ts";
import { writeDistance } from "#app/ui/page/when.tsx";

const HOUR = 3_600_000;

function hours(count: number): string {
  return count === 0 ? "no waiting time" : writeDistance(count * HOUR);
}

const dollars = (micros: bigint) => formatMoney(money(micros, "USD"));

/** By name of the place; a place without a fact is marked on the page. */
export function textFacts(operator: Record<string, string>): Record<string, string> {
  return {
    support: env.supportMail,
    start_within: hours(env.startWithinHours),
    auto_accept_small: hours(env.autoAcceptSmallHours),
    auto_accept: hours(env.autoAcceptHours),
    small_task_below: dollars(env.smallTaskBelow),
    clearing_balance:
      env.clearingBalanceHours === 0
        ? "acceptance, without a wait"
        : hours(env.clearingBalanceHours),
    clearing_card: hours(env.clearingCardHours),
    payout_threshold: dollars(env.payoutThreshold),
    payout_floor: dollars(env.payoutFloor),
    method_cooldown: hours(env.methodCooldownHours),
    dispute_answer: hours(env.disputeAnswerHours),
    dispute_ruling: hours(env.disputeRulingHours),
    session_days: `${env.sessionMaxDays} days`,
    ...operator,
  };
}
