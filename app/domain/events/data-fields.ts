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
  taskId: [id("tsk"), "The task, if the event is about exactly one."],
  taskIds: [z.array(id("tsk")).max(MOST_IDS), `The tasks, or the first ${MOST_IDS} of them.`],
  count: [z.int().min(1), "How many tasks the event is about."],
  unanswered: [
    z.int().min(0),
    "How many required questions still wait for the buyer's answer. While there are any, the time to start has not begun, and `dueAt` is when the price goes back.",
  ],
  batchId: [id("bat"), "The batch."],
  verb: [z.enum(VERBS), "What the batch did to each task."],
  done: [z.int().min(0), "How many tasks were changed."],
  refused: [z.int().min(0), "How many tasks were refused. The batch's results say why."],
  ended: [
    z.enum(["finished", "cancelled", "stopped"]),
    "How the batch ended: `stopped` if its token or person was no longer allowed to act.",
  ],
  fileIds: [z.array(id("fil")).max(MOST_IDS), "The files. Download each at /files/{id}."],
  changeId: [id("chg"), "The change of the order."],
  offerId: [id("ofr"), "The offer."],
  version: [z.int().min(1), "The version of the offer. Accept exactly this one."],
  requestId: [id("rqs"), "The request."],
  proposalId: [id("prp"), "The proposal."],
  disputeId: [id("dsp"), "The dispute."],
  reviewId: [id("rvw"), "The review."],
  threadId: [id("thd"), "The conversation."],
  messageId: [id("tln"), "The message. Read it in its conversation, at /messages/{threadId}."],
  from: [z.string(), "The handle of the person who wrote."],
  gigId: [id("gig"), "The gig."],
  searchId: [id("svs"), "The saved search."],
  search: [z.string(), "The name of the saved search."],
  pictureId: [id("shp"), "The picture of the gig."],
  portfolioId: [id("pfp"), "The piece of the portfolio."],
  depositId: [id("dep"), "The deposit."],
  payoutId: [id("pay"), "The payout."],
  webhookId: [id("whk"), "The webhook this is about."],
  title: [z.string(), "The title of the order, task or batch."],
  currency: [z.string().regex(/^[A-Z]{3}$/), "The currency of every amount in the message."],
  amount: [decimal, "The amount the event is about, before commission."],
  held: [
    decimal,
    "The part of it that acceptance moves from the buyer's balance into escrow at once.",
  ],
  released: [decimal, "The amount released to the freelancer, before commission."],
  refunded: [decimal, "The amount that went back to the buyer."],
  net: [decimal, "The amount the freelancer gets after commission. Sent to the freelancer only."],
  availableAt: [
    z.iso.datetime(),
    "When the earnings are available, if later than their release. Sent to the freelancer only.",
  ],
  outcome: [z.enum(["released", "refunded", "split"]), "How the dispute ended."],
  by: [z.enum(["buyer", "freelancer", "clock", "staff"]), "Who acted."],
  dueAt: [
    z.iso.datetime(),
    "The deadline: when the next automatic step happens, or when the work is due.",
  ],
  days: [z.int().min(1), "How many more days."],
  reference: [
    z.string(),
    "Your own name for the order, offer or request, as you gave it. Nobody else's program gets it.",
  ],
  metadata: [
    z.record(z.string(), z.string()),
    "The facts you gave the order, offer or request. Nobody else's program gets them.",
  ],
  note: [z.string(), "A note from one side to the other, or a provider's reason."],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

export type DataField = keyof typeof DATA_FIELDS;

/** Fields of every event about an order, offer or request, added when its messages are written: the receiver's own facts. */
export const OWN_FIELDS = ["reference", "metadata"] as const satisfies readonly DataField[];

/** Fields sent to the freelancer only. */
export const FREELANCER_ONLY: ReadonlySet<DataField> = new Set(["net", "availableAt"]);
