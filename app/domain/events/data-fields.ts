/** Fields of the events that programs receive: shape, meaning, and the fields only one party may see. */
import { z } from "zod";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
const decimal = z.string().regex(/^\d+(\.\d{1,6})?$/);

/** In the order of the API document. The verbs of batches are a table of `batches`; a test compares the two. */
const VERBS = [
  "start",
  "decline",
  "cancel",
  "deliver",
  "accept",
  "revise",
  "agree_extension",
  "propose_cancel",
  "refuse_cancel",
  "agree_cancel",
  "give_up",
  "cancel_late",
] as const;

/** Longer lists of ids are cut; `count` has the full number, and the tasks are listed under `orderId`. */
export const MOST_IDS = 100;

/** Field → its shape and its meaning. */
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
  verb: [z.enum(VERBS), "What the batch did to each task."],
  done: [z.int().min(0), "How many tasks it was done to."],
  refused: [z.int().min(0), "How many were refused; each says why where the batch is read."],
  ended: [
    z.enum(["finished", "cancelled", "stopped"]),
    "How the batch ended; stopped when its token or person may no longer act.",
  ],
  fileIds: [z.array(id("fil")).max(MOST_IDS), "The files; each is read at /files/{id}."],
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
  dueAt: [z.iso.datetime(), "The deadline: when the clock acts, or when it is due."],
  days: [z.int().min(1), "How many days more."],
  note: [z.string(), "Words one side wrote for the other, or a provider's reason."],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

export type DataField = keyof typeof DATA_FIELDS;

/** Fields sent to the freelancer only. */
export const FREELANCER_ONLY: ReadonlySet<DataField> = new Set(["net", "availableAt"]);
