/** What a webhook message says about each event: its fields, and which of them only one side may know. */
import { z } from "zod";
import type { EventName } from "#app/domain/events/events.ts";
import { BATCH_VERBS } from "#app/domain/batches/batch-lifecycle.ts";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
const decimal = z.string().regex(/^\d+(\.\d{1,6})?$/);

/** Lists longer than this are cut; `count` says how many there are and `orderId` where. */
export const MOST_IDS = 100;

/** Every field a message can have: what it looks like and what it means. */
export const DATA_FIELDS = {
  side: [z.enum(["buyer", "freelancer"]), "Which side of the order you are."],
  orderId: [id("ord"), "The order."],
  taskId: [id("tsk"), "The task, when it is about exactly one."],
  taskIds: [
    z.array(id("tsk")).max(MOST_IDS),
    `The tasks; the first ${MOST_IDS} when there are more.`,
  ],
  count: [z.int().min(1), "How many pieces it is about."],
  batchId: [id("bat"), "The batch."],
  verb: [z.enum(BATCH_VERBS), "What the batch did to each task."],
  done: [z.int().min(0), "How many tasks it was done to."],
  refused: [z.int().min(0), "How many were refused; each says why where the batch is read."],
  ended: [
    z.enum(["finished", "cancelled", "stopped"]),
    "How the batch ended; stopped when its token or person may no longer act.",
  ],
  disputeId: [id("dsp"), "The dispute."],
  depositId: [id("dep"), "The deposit."],
  payoutId: [id("pay"), "The payout."],
  webhookId: [id("whk"), "The webhook this is about."],
  title: [z.string(), "What the order, task or batch is called."],
  currency: [z.string().regex(/^[A-Z]{3}$/), "The currency of every amount here."],
  amount: [decimal, "The amount it is about, before commission."],
  released: [decimal, "What went to the freelancer, before commission."],
  refunded: [decimal, "What went back to the buyer."],
  net: [decimal, "What the freelancer receives after commission; told to the freelancer only."],
  availableAt: [
    z.iso.datetime(),
    "When earnings are available, where that is later than their release; told to the freelancer only.",
  ],
  outcome: [z.enum(["released", "refunded", "split"]), "How the dispute ended."],
  by: [z.enum(["buyer", "freelancer", "clock", "staff"]), "Who acted."],
  dueAt: [z.iso.datetime(), "When silence decides, or when it is due."],
  days: [z.int().min(1), "How many days more."],
  note: [z.string(), "Words one side wrote for the other, or a provider's reason."],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

export type DataField = keyof typeof DATA_FIELDS;

export interface EventDataRow {
  /** `parties`: both sides of the order; `self`: the person whose money or account it is. */
  to: "parties" | "self";
  always: readonly DataField[];
  sometimes: readonly DataField[];
  /** False for what cannot be chosen: it happens before there is an endpoint, or is sent unasked. */
  offered: boolean;
}

const ABOUT_TASKS = ["side", "orderId", "taskIds", "count", "title", "by"] as const;
const ABOUT_DISPUTE = [
  "side",
  "disputeId",
  "orderId",
  "taskId",
  "title",
  "by",
  "currency",
  "amount",
] as const;

function tasks(always: DataField[] = [], sometimes: DataField[] = []): EventDataRow {
  return {
    to: "parties",
    always: [...ABOUT_TASKS, ...always],
    sometimes: ["taskId", ...sometimes],
    offered: true,
  };
}

function dispute(always: DataField[] = [], sometimes: DataField[] = []): EventDataRow {
  return { to: "parties", always: [...ABOUT_DISPUTE, ...always], sometimes, offered: true };
}

function own(always: DataField[], sometimes: DataField[] = [], offered = true): EventDataRow {
  return { to: "self", always, sometimes, offered };
}

const MONEY_BACK: DataField[] = ["currency", "refunded"];
const MONEY_OUT: DataField[] = ["currency", "released"];

/** A field that is not listed is never sent, whatever the event carries. */
export const EVENT_DATA: Record<EventName, EventDataRow> = {
  "user.signed_up": own([], [], false),
  // The security of an account is told to its person alone: a stolen token or endpoint must not hear that it was noticed.
  "account.new_browser": own([], [], false),
  "account.guessed_at": own([], [], false),
  "account.password_changed": own([], [], false),
  "account.token_made": own([], [], false),
  "payout_account.changed": own([], [], false),
  "payout_settings.changed": own([], [], false),
  "webhook.added": own([], [], false),
  "webhook.changed": own([], [], false),

  "order.placed": {
    to: "parties",
    always: ["side", "orderId", "title", "count", "currency", "amount", "dueAt"],
    sometimes: ["net", "availableAt"],
    offered: true,
  },
  "order.called_off": own(["orderId", "title", "count", "currency", "amount", "note"]),
  "task.started": tasks([], ["dueAt"]),
  "task.declined": tasks(MONEY_BACK, ["note"]),
  "task.cancelled": tasks(MONEY_BACK, ["note"]),
  "task.lapsed": tasks(MONEY_BACK),
  "task.delivered": tasks([], ["dueAt", "note"]),
  "task.revised": tasks([], ["dueAt", "note"]),
  "task.accepted": tasks(MONEY_OUT, ["net", "availableAt", "note"]),
  "task.accepted_part": tasks(MONEY_OUT, ["net", "availableAt", "note", "dueAt"]),
  "task.settled": tasks(MONEY_OUT, ["net", "availableAt"]),
  "task.extension_proposed": tasks(["days"], ["note", "dueAt"]),
  "task.extension_agreed": tasks(["days"], ["dueAt"]),
  "task.cancel_proposed": tasks([], ["note", "dueAt"]),
  "task.cancel_refused": tasks([], ["dueAt"]),
  "task.cancel_agreed": tasks(MONEY_BACK),
  "task.given_up": tasks(MONEY_BACK, ["note"]),
  "task.cancelled_late": tasks(MONEY_BACK, ["note"]),
  "task.abandoned": tasks(MONEY_BACK),
  "task.escalated": tasks(),
  "task.reminder": {
    to: "parties",
    always: ["side", "orderId", "taskIds", "count", "title", "dueAt"],
    sometimes: ["taskId"],
    offered: true,
  },

  "batch.finished": own(["batchId", "verb", "title", "count", "done", "refused", "ended"]),

  "dispute.opened": dispute([], ["note", "dueAt"]),
  "dispute.answered": dispute(),
  "dispute.asked": dispute([], ["note"]),
  "dispute.review": dispute(),
  "dispute.ruled": dispute(["released", "refunded", "outcome"], ["net", "availableAt"]),
  "dispute.conceded": dispute(["released", "refunded", "outcome"], ["net", "availableAt"]),

  "deposit.succeeded": own(["depositId", "currency", "amount"]),
  "deposit.failed": own(["depositId", "currency", "amount"], ["note"]),
  "suspense.assigned": own(["currency", "amount"], ["note"]),
  "payout.created": own(["payoutId", "currency", "amount"]),
  "payout.submitted": own(["payoutId", "currency", "amount"], ["note"]),
  "payout.settled": own(["payoutId", "currency", "amount"], ["note"]),
  "payout.failed": own(["payoutId", "currency", "amount"], ["note"]),
  "payout.returned": own(["payoutId", "currency", "amount"], ["note"]),
  "earnings.cleared": own(["taskIds", "count", "currency", "amount"]),

  // Nothing is sent to the programs of a suspended person; these people hear by mail.
  "suspension.begun": own([], [], false),
  "suspension.contested": own([], [], false),
  "suspension.account_proposed": own([], [], false),
  "suspension.account_agreed": own([], [], false),
  "suspension.withdrawal_asked": own([], [], false),
  "suspension.withdrawal_stopped": own([], [], false),
  "suspension.withdrawal_ended": own([], [], false),
  "suspension.withdrawn": own([], [], false),
  "suspension.lifted": own([], [], false),

  "books.wrong": own([], [], false),

  "webhook.test": own(["webhookId"], [], false),
  "webhook.paused": own(["webhookId"], ["note"]),
};

/** Told to the freelancer and to nobody else. */
export const FREELANCER_ONLY: ReadonlySet<DataField> = new Set(["net", "availableAt"]);
