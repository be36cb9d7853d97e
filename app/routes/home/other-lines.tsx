/** The lines about disputes to answer, orders without details, and payouts. */
import type { BriefNeed } from "#app/domain/home/brief-needs.ts";
import type { DisputeNeed } from "#app/domain/home/dispute-needs.ts";
import type { MoneyNeed } from "#app/domain/home/money-needs.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { NeedLine } from "./need-line.ts";

export function disputeLine(need: DisputeNeed): NeedLine {
  const { id, title, openedBy, other, side, answerDueAt, currency, contestedMicros } = need;
  const opened =
    openedBy === "clock"
      ? "A revision is long overdue, so our staff will decide."
      : openedBy === side
        ? "You opened the dispute."
        : `${other} opened a dispute.`;
  return {
    id,
    title: `Tell your side of the dispute: ${title}`,
    href: `/disputes/${id}`,
    words: (
      <>
        {opened} Answer by <When at={answerDueAt} />; otherwise our staff decide on what {other}{" "}
        said.
      </>
    ),
    at: answerDueAt,
    amount: money(contestedMicros, currency),
  };
}

export function briefLine({ orderId, title, other }: BriefNeed): NeedLine {
  return {
    id: `brief-${orderId}`,
    title: `Tell ${other} what you need: ${title}`,
    href: `/orders/${orderId}`,
    words:
      "This gig asks for details and your order has none. Without them the freelancer may decline the work.",
    at: null,
    amount: null,
  };
}

export function moneyLine(need: MoneyNeed): NeedLine {
  const { kind } = need;
  const rest = { id: kind, href: "/wallet/payout-method", at: null };
  if (kind === "payout_back")
    return {
      ...rest,
      title: "Check your payout account",
      words: `Your last payout to ${need.holder}, account ending in ${need.tail}, ${need.state === "failed" ? "was refused by the bank" : "came back"}. The money is back in your earnings until you confirm the account.`,
      amount: null,
    };
  const { availableMicros, clearingMicros, currency } = need.money;
  const earned = money(availableMicros + clearingMicros, currency);
  return {
    ...rest,
    title: "Set up your payout account",
    words: (
      <>
        You have earned <Amount of={earned} />. We cannot pay it out until you add a bank account.
      </>
    ),
    amount: earned,
  };
}
