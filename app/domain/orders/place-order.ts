/** Places an order: checks and freezes the quote the buyer saw, and funds an escrow for every task (decision 53). */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requirePerson } from "#app/domain/access/require-ability.ts";
import { actsFor } from "#app/domain/access/party.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { fund } from "#app/domain/escrow/fund.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { Actor, UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { requireUnblocked } from "#app/domain/people/blocks/require-reachable.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { cardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { isMadeInSlices, placeInSlices } from "./fillings/begin-filling.ts";
import { orderQuote } from "./order-quote.ts";
import type { OrderQuote, Selection } from "./order-quote.ts";
import { ownFacts } from "./own-facts.ts";
import type { Metadata } from "./own-facts.ts";
import { tellPlaced } from "./placed-event.ts";
import { fieldIn, hashed } from "./questions/hashed-answers.ts";
import { readAnswers } from "./questions/read-answers.ts";
import type { SentAnswer } from "./questions/read-answers.ts";
import { countUnanswered, firstClock } from "./questions/unanswered.ts";
import { withDrafted } from "./questions/with-drafted.ts";
import { takeDraft } from "./drafts/take-draft.ts";
import { pricedGig } from "./priced-gig.ts";
import { requireRoomInQueue } from "./queue/gig-queue.ts";
import { requireCovered } from "./require-covered.ts";
import type { GigForSale } from "./priced-gig.ts";
import { writeOrder } from "./write-order.ts";
import type { AskedOrder } from "./write-order.ts";
import { newTaskIds, writeTasks } from "#app/domain/tasks/write-tasks.ts";

export interface OrderInput {
  gigId: string;
  selection: Selection;
  /** The buyer's instructions for the freelancer. */
  brief: string;
  /** The total the buyer saw, as a decimal: another total is refused with `quote_changed`. */
  total: string;
  /** Further terms the buyer saw, where the page showed them: other terms are refused with `quote_changed` too. */
  promised?: { deliveryDays: number; revisions: number } | undefined;
  /** Files for the freelancer that came with this call. */
  files?: ReceivedFile[];
  /** Answers to the gig's typed questions; those that are missing can be given later (`questions/answer-questions.ts`). */
  answers?: SentAnswer[];
  /** The ordering program's own name for the order, and facts of its own: its buyer's alone. */
  reference?: string | undefined;
  metadata?: Metadata | undefined;
  /** Set by the page: the order takes these files of the buyer's draft (by `fileMark`) and ends the draft. */
  draftFiles?: string[];
  key: string;
}

export const MAX_BRIEF = 5000;

export interface PlacedAnswer {
  orderId: string;
  /** True while the worker is still making its tasks (`fillings/`); absent when they all exist. */
  beingMade?: true;
}

/**
 * Places and funds an order from the buyer's balance: with all its tasks at once or, from `MADE_IN_SLICES_FROM` pieces on, with
 * the whole price in reserve while the worker makes them. Refuses `own_gig`, `gig_not_for_sale`, `gig_unclaimed`,
 * `seller_away`, `gig_full`, `cannot_be_reached`, `brief_missing`, `question_unknown`, `draft_file_gone`, `quote_changed`, `quantity_out_of_range`, `insufficient_balance` (facts: `shortfall`, a
 * decimal).
 */
export async function placeOrder(actor: Actor, input: OrderInput): Promise<Outcome<PlacedAnswer>> {
  requirePerson(actor, "orders.place");
  const { key, files = [], draftFiles, answers = [], ...rest } = input;
  // Absent without files, so that keys of earlier releases still have the same input.
  const hashes = [...files.map(({ sha256 }) => sha256), ...(draftFiles ?? [])].toSorted();
  const remembered = {
    ...rest,
    ...(hashes.length === 0 ? {} : { files: hashes }),
    ...(answers.length === 0 ? {} : { answers: answers.map(hashed) }),
  };
  const spec = { name: "orders.place" as const, actor, key, input: remembered };
  return command({ ...spec, fieldOf: fieldIn(answers) }, async (tx) => {
    const draft = { holder: actor.id, gigId: input.gigId };
    // Pipelined: reading the rate at the command's moment then costs no round trip of its own.
    const [gig, schedule, drafted] = await Promise.all([
      pricedGig(input.gigId, tx.sql, tx.command.at),
      currentSchedule(tx.command.at, tx.sql),
      draftFiles === undefined ? [] : takeDraft(tx, draft, draftFiles),
    ]);
    if (actsFor(actor, gig.freelancerId)) refuse("own_gig");
    requireBrief(actor, gig, input.brief);
    const given = withDrafted(answers, gig.questions, drafted);
    const read = readAnswers(gig.questions, given.answers);
    const quoted = orderQuote(gig, input.selection, rateFor(schedule, gig));
    requireAsSeen(quoted, input);
    const price = { micros: quoted.totalMicros, currency: quoted.currency };
    const { queueLimit } = gig;
    // Pipelined in this order, so that a block is the first to refuse.
    await Promise.all([
      requireUnblocked(tx, actor.id, gig.freelancerId),
      queueLimit === null ? null : requireRoomInQueue(tx, { ...gig, queueLimit }),
      requireCovered(tx, actor.id, price, ["this order", "Nothing was ordered."]),
    ]);
    const asked = {
      id: newId("order"),
      buyerId: actor.id,
      gig,
      schedule,
      quoted,
      brief: tidyText(input.brief),
      files: [...files, ...given.others],
      answers: read,
      unanswered: countUnanswered(gig.questions, read),
      ...ownFacts(input),
    };
    return isMadeInSlices(quoted) ? placeInSlices(tx, asked, actor) : placeWhole(tx, asked);
  });
}

async function placeWhole(tx: Tx, asked: AskedOrder): Promise<PlacedAnswer> {
  const { id: orderId, buyerId, gig, quoted, unanswered = 0 } = asked;
  const { currency, quantity: count, taskPriceMicros: priceMicros } = quoted;
  const ids = newTaskIds(count);
  // The money moves first: only then is it known whether it was card money, and an order's row never changes.
  await fund(
    tx,
    ids.map((id) => ({ id, buyerId, currency, priceMicros })),
  );
  const fundsClearAt = await cardMoneyUntil(tx, { userId: buyerId, currency });
  const { clock, startBy } = firstClock(unanswered, tx.command.at);
  const { freelancerId } = gig;
  const common = { ...quoted, orderId, buyerId, freelancerId };
  // Pipelined in this order: tasks refer to their order, their history to them.
  await Promise.all([
    writeOrder(tx, { ...asked, fundsClearAt }),
    writeTasks(
      tx,
      { ...common, priceMicros, commissionBps: quoted.bps },
      { ids, from: 1, startBy, clock },
    ),
    tellPlaced(tx, { ...common, count, startBy, unanswered, fundsClearAt }),
  ]);
  return { orderId };
}

/**
 * A person answers the questions of the gig. A program's order may still come without: it could before the questions were asked
 * for, and what v1 took it goes on taking.
 */
function requireBrief(actor: UserActor, gig: GigForSale, brief: string): void {
  if (gig.buyerBrief === "" || brief.trim() !== "" || actor.tokenId !== undefined) return;
  refuse("brief_missing", { field: "brief" });
}

function requireAsSeen(quoted: OrderQuote, { total, promised }: OrderInput): void {
  const facts = { total: decimal(quoted.totalMicros) };
  if (facts.total !== total) refuse("quote_changed", { facts });
  if (promised === undefined) return;
  const { deliveryDays, revisions } = promised;
  if (deliveryDays !== quoted.deliveryDays || revisions !== quoted.revisions)
    refuse("quote_changed", {
      sentence:
        "The freelancer has changed the delivery time or the number of revisions since you opened the page, so nothing was ordered. Here is the new quote.",
      facts,
    });
}
