/** What fills the places in the site's texts: the settings in words, and what the operator wrote. */
import { ANSWER_DAYS } from "#app/domain/agreements/changes/change-lifecycle.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { LINES_AFTER, LINES_BEFORE } from "#app/domain/messages/reports/report-context.ts";
import { DRAFT_KEPT_DAYS } from "#app/domain/orders/drafts/forget-drafts.ts";
import { env } from "#app/env.server.ts";
import { writeDistance } from "#app/ui/page/when.tsx";

const HOUR = 3_600_000;

function hours(count: number): string {
  return count === 0 ? "no waiting time" : writeDistance(count * HOUR);
}

function after(count: number): string {
  return count === 0 ? "at once" : `after ${hours(count)}`;
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
    late_grace: hours(env.lateGraceHours),
    clearing_balance: after(env.clearingBalanceHours),
    clearing_card: after(env.clearingCardHours),
    payout_threshold: dollars(env.payoutThreshold),
    payout_floor: dollars(env.payoutFloor),
    method_cooldown: after(env.methodCooldownHours),
    dispute_answer: hours(env.disputeAnswerHours),
    dispute_ruling: hours(env.disputeRulingHours),
    draft_days: `${DRAFT_KEPT_DAYS}`,
    review_days: `${env.reviewDays} days`,
    recovery_days: `${env.recoveryWaitDays} days`,
    session_days: `${env.sessionMaxDays} days`,
    ...talkFacts(),
    ...operator,
  };
}

/** Of messages, offers and requests. */
function talkFacts(): Record<string, string> {
  return {
    answers_within: hours(env.answersWithinHours),
    change_days: `${ANSWER_DAYS} days`,
    new_account_days: `${env.newAccountDays} days`,
    new_account_contacts: `${env.newAccountContacts}`,
    contacts_per_day: `${env.contactsPerDay}`,
    messages_per_minute: `${env.messagesPerMinute}`,
    message_mail: `${env.messageMailMinutes} minutes`,
    proposals_per_day: `${env.proposalsPerDay}`,
    report_before: `${LINES_BEFORE}`,
    report_after: `${LINES_AFTER}`,
  };
}
