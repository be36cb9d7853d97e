/** TABLE. Everything that happens and may interest somebody else: name → what it says. Written by commands, fanned out by the worker. */
import type { Begun } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

export const EVENTS = {
  // People
  "user.signed_up": "Somebody opened an account.",
  "account.new_browser": "Somebody signed in from a browser the account did not know.",
  "account.guessed_at": "Strangers tried too many wrong passwords for an account.",
  "account.password_changed": "The password was changed.",
  "account.token_made": "An API token was made.",

  // Orders and tasks
  "order.placed": "A buyer ordered; the price of every task is held.",
  "order.called_off":
    "A large order was called off while it was being made; all of its price went back.",
  "task.started": "The freelancer started.",
  "task.declined": "The freelancer declined; the price went back.",
  "task.cancelled": "The buyer cancelled before work started; the price went back.",
  "task.lapsed": "Nobody started in time; the price went back.",
  "task.delivered": "Work was delivered and waits for the buyer.",
  "task.revised": "The buyer asked for a revision.",
  "task.accepted": "The buyer accepted; everything held was released.",
  "task.accepted_part": "The buyer accepted a part; that part was released.",
  "task.settled": "The buyer stayed silent, so the work counts as accepted.",
  "task.extension_proposed": "The freelancer asked for more time.",
  "task.extension_agreed": "The buyer agreed to more time.",
  "task.cancel_proposed": "One side proposed to cancel by agreement.",
  "task.cancel_refused": "The proposal to cancel ended.",
  "task.cancel_agreed": "Both agreed to cancel; what was held went back.",
  "task.given_up": "The freelancer gave the money back.",
  "task.cancelled_late": "The buyer cancelled because nothing was delivered in time.",
  "task.abandoned": "Nothing was ever delivered; the price went back.",
  "task.escalated": "A revision is long overdue; staff look at it.",
  "task.reminder": "Delivered work will soon be accepted by silence.",
  "batch.finished": "A batch ended: each of its tasks has a result.",

  // Disputes
  "dispute.opened": "One side opened a dispute; what is held is frozen.",
  "dispute.answered": "The other side answered.",
  "dispute.asked": "Staff said something both sides should read.",
  "dispute.review": "The dispute is with staff now.",
  "dispute.ruled": "Staff ruled.",
  "dispute.conceded": "One side gave in and the dispute ended.",

  // Money in and out
  "deposit.succeeded": "A deposit arrived.",
  "deposit.failed": "A deposit did not go through.",
  "suspense.assigned":
    "Staff found out whose a payment was that fitted nothing; it is in their balance.",
  "payout.created": "A payout was made from available earnings.",
  "payout.submitted": "The payout was sent to the bank.",
  "payout.settled": "The payout arrived.",
  "payout.failed": "The bank refused the payout; the money is back.",
  "payout.returned": "The payout came back; the money is available again.",
  "payout_account.changed": "The account that payouts go to was added, replaced or removed.",
  "payout_settings.changed": "The payout threshold or automatic payouts were changed.",
  "earnings.cleared": "Earnings finished clearing and are available.",

  // Suspensions
  "suspension.begun": "Staff suspended the account.",
  "suspension.contested": "Staff decided anew which earnings are contested.",
  "suspension.account_proposed":
    "Staff proposed an account for a suspended person; it needs a second signature.",
  "suspension.account_agreed": "Two members of staff agreed on an account for a suspended person.",
  "suspension.withdrawal_asked": "A withdrawal of what is not contested rests for seven days.",
  "suspension.withdrawal_stopped":
    "A withdrawal of a suspended person was stopped from the link in its mail.",
  "suspension.withdrawal_ended":
    "A withdrawal of a suspended person ended without a payout: too little was left, or its account changed.",
  "suspension.withdrawn": "What is not contested is on its way to the account.",
  "suspension.lifted": "Staff lifted the suspension.",

  // The books
  "books.wrong": "A proof of the books found something wrong.",

  // Webhooks
  "webhook.test": "A member asked for a message to try an endpoint out.",
  "webhook.added": "An endpoint was added.",
  "webhook.changed": "An endpoint got another secret, other events or another state by its person.",
  "webhook.paused": "An endpoint failed for too long and was paused.",
} as const satisfies Record<string, string>;

export type EventName = keyof typeof EVENTS;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * What an event carries. Amounts are decimal strings beside `currency`, moments ISO strings. A command that did
 * the same thing to many tasks of one order writes one event with `count` and `taskIds`.
 */
export interface EventPayload {
  /** Both sides of the order, where there are two. */
  parties?: { buyerId: string; freelancerId: string };
  /** Whose business it is, where it is one person's: deposits, payouts, earnings, sign-ups. */
  userId?: string;
  orderId?: string;
  taskId?: string;
  taskIds?: string[];
  disputeId?: string;
  depositId?: string;
  payoutId?: string;
  webhookId?: string;
  batchId?: string;
  withdrawalId?: string;
  /** Sentences about a suspended person's money, where they appeal, and the last signs of the account it goes to. */
  amounts?: string;
  appeal?: string | null;
  account?: string;
  /** How many tasks it is about; absent means one. */
  count?: number;
  /** What people call the order or task. */
  title?: string;
  currency?: Currency;
  /** The amount it is about: the order's total, the part released, the payout. */
  amount?: string;
  /** Parts of a division: what went to the freelancer (before commission) and what went back to the buyer. */
  released?: string;
  refunded?: string;
  /** What the freelancer received after commission. */
  net?: string;
  /** When the freelancer's earnings are available; absent where that is at their release. */
  availableAt?: string;
  /** Which side acted. */
  by?: "buyer" | "freelancer" | "clock" | "staff";
  /** When silence decides, or when it is due. */
  dueAt?: string;
  days?: number;
  /** What a batch did to each task, how many it was done to and how many were refused, and how the batch ended. */
  verb?: string;
  done?: number;
  refused?: number;
  ended?: "finished" | "cancelled" | "stopped";
  /** Opens the sign-in form past the limit that strangers used up. */
  wayIn?: string;
  /** From where a change of the account's security came, as `describePlace` writes it. */
  place?: string;
  /** What such a change was, where there are several: `added`, `replaced`, `removed`, `secret`, … */
  change?: string;
  /** The last signs of an account number or token. */
  tail?: string;
  scopes?: string[];
  automatic?: boolean;
  /** Words one person wrote for the other, or a provider's reason. */
  note?: string;
  [more: string]: Json | undefined;
}

export interface NewEvent {
  name: EventName;
  /** The id of what it happened to. */
  subjectId: string;
  payload: EventPayload;
  /** Where commands share a transaction: the one that made it happen. */
  command?: Begun | undefined;
}
