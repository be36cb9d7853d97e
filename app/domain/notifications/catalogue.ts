/** TABLE. Which event tells whom what: in plain words, with the amount, what happens next and what silence does. */
import type { EventName } from "#app/domain/jobs/events.ts";
import type { Facts } from "./facts.ts";

/** `other` is the side that did not act (both, when the clock did); `self` the person whose money it is. */
export type Audience = "buyer" | "freelancer" | "other" | "self" | "staff";

export interface NoticeRow {
  to: Audience;
  /** In the product always; by mail where it should reach people who are away. */
  mail: boolean;
  title: (f: Facts) => string;
  body: (f: Facts) => string;
  link: (f: Facts) => string;
}

const task = (f: Facts) => f.taskLink;
const dispute = (f: Facts) => f.disputeLink;
const payout = (f: Facts) => f.payoutLink;
const by = (f: Facts, otherwise: string) => f.due ?? otherwise;
const them = (f: Facts) => (f.many ? "them" : "it");
const side = (f: Facts) =>
  f.by === "buyer" ? "The buyer" : f.by === "freelancer" ? "The freelancer" : "The other side";
const undone = "Nobody has to do anything.";

/** An event nobody is told about says so: `[]`. */
export const CATALOGUE: Record<EventName, readonly NoticeRow[]> = {
  "user.signed_up": [
    {
      to: "self",
      mail: true,
      link: () => "/gigs",
      title: () => "Welcome to Farthing",
      body: () =>
        "You can buy and sell with the same account. Money is held per task and every cent can be followed.",
    },
  ],

  "order.placed": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `New order: ${f.what}`,
      body: (f) =>
        `${f.amount} is held for it. Start or decline by ${by(f, "the date on the task page")}; if you do neither, the price goes back to the buyer.`,
    },
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `You ordered ${f.what}`,
      body: (f) =>
        `${f.amount} is held and not yet paid. The freelancer has until ${by(f, "the date on the task page")} to start; otherwise it comes back to your balance by itself.`,
    },
  ],
  "task.started": [
    {
      to: "buyer",
      mail: false,
      link: task,
      title: (f) => `Work started on ${f.what}`,
      body: (f) => `Delivery is due ${by(f, "on the date on the task page")}. ${undone}`,
    },
  ],
  "task.declined": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Declined: ${f.what}`,
      body: (f) => `The freelancer declined. ${f.refunded} is back in your balance.${f.words}`,
    },
  ],
  "task.cancelled": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Cancelled: ${f.what}`,
      body: (f) =>
        `The buyer cancelled before work started; the price went back to them. ${undone}${f.words}`,
    },
  ],
  "task.lapsed": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Not started in time: ${f.what}`,
      body: (f) => `The freelancer did not start in time. ${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Lapsed: ${f.what}`,
      body: () => "You did not start or decline in time, so the price went back to the buyer.",
    },
  ],
  "task.delivered": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Delivered: ${f.what}`,
      body: (f) =>
        `Look at the work, then accept ${them(f)}, ask for a revision or open a dispute. If you do nothing, ${f.amount} is released to the freelancer ${by(f, "when the time to look is over")}.${f.words}`,
    },
  ],
  "task.revised": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Revision asked for: ${f.what}`,
      body: (f) =>
        `The money stays held. Deliver again by ${by(f, "the date on the task page")}; if nothing comes, staff look at what was delivered.${f.words}`,
    },
  ],
  "task.accepted": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Accepted: ${f.what}`,
      body: (f) => `${f.net} after commission is in your earnings.`,
    },
  ],
  "task.accepted_part": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `A part was accepted: ${f.what}`,
      body: (f) =>
        `${f.net} after commission is in your earnings. The rest stays held and work goes on.${f.words}`,
    },
  ],
  "task.settled": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Accepted by silence: ${f.what}`,
      body: (f) =>
        `The buyer did not answer in time. ${f.net} after commission is in your earnings.`,
    },
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Accepted by silence: ${f.what}`,
      body: (f) =>
        `The time to look at the work is over, so ${f.amount} was released to the freelancer.`,
    },
  ],
  "task.extension_proposed": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `More time asked for: ${f.what}`,
      body: (f) =>
        `The freelancer asks for ${f.days}. If you do nothing, the due date stands.${f.words}`,
    },
  ],
  "task.extension_agreed": [
    {
      to: "freelancer",
      mail: false,
      link: task,
      title: (f) => `More time agreed: ${f.what}`,
      body: (f) =>
        `You have ${f.days}; delivery is now due ${by(f, "on the date on the task page")}.`,
    },
  ],
  "task.cancel_proposed": [
    {
      to: "other",
      mail: true,
      link: task,
      title: (f) => `Cancel by agreement? ${f.what}`,
      body: (f) =>
        `${side(f)} proposes to cancel: what is still held would go back to the buyer. Nothing happens unless you agree.${f.words}`,
    },
  ],
  "task.cancel_refused": [
    {
      to: "other",
      mail: false,
      link: task,
      title: (f) => `The proposal to cancel ended: ${f.what}`,
      body: () => "The task goes on as before.",
    },
  ],
  "task.cancel_agreed": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Cancelled by agreement: ${f.what}`,
      body: (f) => `${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Cancelled by agreement: ${f.what}`,
      body: () => "What was still held went back to the buyer.",
    },
  ],
  "task.given_up": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Money given back: ${f.what}`,
      body: (f) =>
        `The freelancer gave the money back. ${f.refunded} is in your balance again.${f.words}`,
    },
  ],
  "task.cancelled_late": [
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Cancelled for lateness: ${f.what}`,
      body: () =>
        "Nothing was delivered in time, so the buyer cancelled and what was held went back to them.",
    },
  ],
  "task.abandoned": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Never delivered: ${f.what}`,
      body: (f) => `Nothing was ever delivered. ${f.refunded} is back in your balance.`,
    },
    {
      to: "freelancer",
      mail: true,
      link: task,
      title: (f) => `Ended without a delivery: ${f.what}`,
      body: () =>
        "Nothing was delivered long after the due date, so what was held went back to the buyer.",
    },
  ],
  "task.escalated": [
    {
      to: "other",
      mail: true,
      link: task,
      title: (f) => `With staff now: ${f.what}`,
      body: () =>
        "The revision is long overdue. The money stays held; staff look at what was delivered and decide.",
    },
    {
      to: "staff",
      mail: false,
      link: (f) => f.caseLink,
      title: (f) => `Overdue revision: ${f.what}`,
      body: () =>
        "Nobody acted after a revision was asked for. Look at what was delivered and rule.",
    },
  ],
  "task.reminder": [
    {
      to: "buyer",
      mail: true,
      link: task,
      title: (f) => `Still to be looked at: ${f.what}`,
      body: (f) => `If you do nothing, ${f.amount} is released to the freelancer ${by(f, "soon")}.`,
    },
  ],

  "dispute.opened": [
    {
      to: "other",
      mail: true,
      link: dispute,
      title: (f) => `Dispute about ${f.what}`,
      body: (f) =>
        `${f.amount} is frozen until this is settled. Say your side by ${by(f, "the date on the dispute's page")}; after that staff may decide without it.${f.words}`,
    },
    {
      to: "staff",
      mail: false,
      link: (f) => f.caseLink,
      title: (f) => `New dispute: ${f.what}`,
      body: (f) =>
        `${f.amount} is frozen. It is yours to rule once both answered, or after ${by(f, "the answer date")}.`,
    },
  ],
  "dispute.answered": [
    {
      to: "other",
      mail: true,
      link: dispute,
      title: (f) => `Answer in the dispute about ${f.what}`,
      body: () => "The other side answered. Staff read both sides and decide.",
    },
  ],
  "dispute.review": [
    {
      to: "buyer",
      mail: false,
      link: dispute,
      title: (f) => `Staff look at ${f.what}`,
      body: () => "The money stays frozen until they rule. You will be told at once.",
    },
    {
      to: "freelancer",
      mail: false,
      link: dispute,
      title: (f) => `Staff look at ${f.what}`,
      body: () => "The money stays frozen until they rule. You will be told at once.",
    },
    {
      to: "staff",
      mail: true,
      link: (f) => f.caseLink,
      title: (f) => `Ready to rule: ${f.what}`,
      body: (f) => `${f.amount} is frozen and waits for your ruling.`,
    },
  ],
  "dispute.ruled": [
    {
      to: "buyer",
      mail: true,
      link: dispute,
      title: (f) => `Staff ruled on ${f.what}`,
      body: (f) =>
        `Released to the freelancer: ${f.released}. Back in your balance: ${f.refunded}. The reasons are on the dispute's page.`,
    },
    {
      to: "freelancer",
      mail: true,
      link: dispute,
      title: (f) => `Staff ruled on ${f.what}`,
      body: (f) =>
        `Released to you before commission: ${f.released}. Back to the buyer: ${f.refunded}. The reasons are on the dispute's page.`,
    },
  ],
  "dispute.conceded": [
    {
      to: "other",
      mail: true,
      link: dispute,
      title: (f) => `The dispute about ${f.what} is over`,
      body: (f) =>
        f.by === "buyer"
          ? `The buyer gave in. ${f.net} after commission is in your earnings.`
          : `The freelancer gave in. ${f.refunded} is back in your balance.`,
    },
  ],

  "deposit.succeeded": [
    {
      to: "self",
      mail: true,
      link: (f) => f.depositLink,
      title: (f) => `Deposit arrived: ${f.amount}`,
      body: () => "It is in your balance and can be spent.",
    },
  ],
  "deposit.failed": [
    {
      to: "self",
      mail: true,
      link: (f) => f.depositLink,
      title: (f) => `Deposit failed: ${f.amount}`,
      body: (f) =>
        `Nothing was charged to your balance.${f.because} You can try again from your wallet.`,
    },
  ],
  "payout.created": [
    {
      to: "self",
      mail: false,
      link: payout,
      title: (f) => `Payout of ${f.amount} begins`,
      body: () => "It goes to your bank account next. You will hear when it arrived.",
    },
  ],
  "payout.submitted": [],
  "payout.settled": [
    {
      to: "self",
      mail: true,
      link: payout,
      title: (f) => `Payout arrived: ${f.amount}`,
      body: () => "The bank says the money is in your account.",
    },
  ],
  "payout.failed": [
    {
      to: "self",
      mail: true,
      link: payout,
      title: (f) => `Payout failed: ${f.amount}`,
      body: (f) =>
        `The money is back in your available earnings.${f.because} Please check your payout method.`,
    },
  ],
  "payout.returned": [
    {
      to: "self",
      mail: true,
      link: payout,
      title: (f) => `Payout came back: ${f.amount}`,
      body: (f) =>
        `The bank sent it back, so it is in your available earnings again.${f.because} Please check your payout method.`,
    },
  ],
  "earnings.cleared": [
    {
      to: "self",
      mail: false,
      link: () => "/wallet",
      title: (f) => `${f.amount} is available`,
      body: () => "It finished clearing and counts towards your next payout.",
    },
  ],
};
