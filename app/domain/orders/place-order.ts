/** Ordering: the quote the buyer saw is checked, frozen, and the price of every task is held in its own escrow. */
import { env } from "#app/env.server.ts";
import { rateFor } from "#app/domain/commission/schedule.ts";
import type { CommissionSchedule } from "#app/domain/commission/schedule.ts";
import { fund } from "#app/domain/escrow/fund.ts";
import { enqueue } from "#app/domain/jobs/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/kernel/command.ts";
import type { Outcome, Tx } from "#app/domain/kernel/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { cardMoneyUntil } from "#app/domain/wallet/card-money.ts";
import { writeHistory } from "./advance.ts";
import { autoAcceptHours, orderQuote } from "./order-quote.ts";
import type { OrderQuote, Selection } from "./order-quote.ts";
import { pricedGig } from "./priced-gig.ts";
import type { GigForSale } from "./priced-gig.ts";

export interface OrderInput {
  gigId: string;
  selection: Selection;
  /** What the buyer wants the freelancer to know. */
  brief: string;
  /** The total the buyer saw, as a decimal: another total is refused with `quote_changed`. */
  total: string;
  /** What else the buyer saw promised, where they saw it: other terms are refused with `quote_changed` too. */
  promised?: { deliveryDays: number; revisions: number } | undefined;
  key: string;
}

export const MAX_BRIEF = 5000;

/**
 * Places and funds an order in one step from the buyer's balance. Answers the order's id. Refuses `own_gig`,
 * `gig_not_for_sale`, `gig_unclaimed`, `quote_changed`, `quantity_out_of_range`, `insufficient_balance` (facts:
 * `shortfall`, a decimal).
 */
export async function placeOrder(
  actor: Actor,
  schedule: CommissionSchedule,
  input: OrderInput,
): Promise<Outcome<{ orderId: string }>> {
  if (actor.kind !== "user") refuse("not_allowed");
  const { key, ...rest } = input;
  return command({ name: "orders.place", actor, key, input: rest }, async (tx) => {
    const gig = await pricedGig(input.gigId, tx.sql);
    if (gig.freelancerId === actor.id) refuse("own_gig");
    const quoted = orderQuote(gig, input.selection, rateFor(schedule, gig));
    requireAsSeen(quoted, input);
    await requireBalance(tx, actor.id, quoted);
    const { currency, quantity, taskPriceMicros: priceMicros } = quoted;
    const taskIds = Array.from({ length: quantity }, () => newId("task"));
    // The money moves first: only then is it known whether it was card money, and the order is never changed afterwards.
    await fund(
      tx,
      taskIds.map((id) => ({ id, buyerId: actor.id, currency, priceMicros })),
    );
    const fundsClearAt = await cardMoneyUntil(tx, { userId: actor.id, currency });
    const { brief } = input;
    const id = newId("order");
    const order = { id, buyerId: actor.id, gig, schedule, quoted, brief, fundsClearAt };
    // Sent in this order without waiting in between: tasks refer to their order, their history to them.
    await Promise.all([
      writeOrder(tx, order),
      writeTasks(tx, order, taskIds),
      writeFirstSteps(tx, taskIds),
      tellPlaced(tx, order),
    ]);
    return { orderId: id };
  });
}

function requireAsSeen(quoted: OrderQuote, { total, promised }: OrderInput): void {
  const facts = { total: decimal(quoted.totalMicros) };
  if (facts.total !== total) refuse("quote_changed", { facts });
  if (promised === undefined) return;
  const { deliveryDays, revisions } = promised;
  if (deliveryDays !== quoted.deliveryDays || revisions !== quoted.revisions)
    refuse("quote_changed", {
      sentence:
        "The freelancer changed the delivery time or the revisions since you saw them, so nothing was ordered. Here is the new quote.",
      facts,
    });
}

/** The friendly check before the database's own: it can say how much is missing. */
async function requireBalance(tx: Tx, buyerId: string, quoted: OrderQuote): Promise<void> {
  const available = await balance("wallet", buyerId, quoted.currency, tx.sql);
  if (available >= quoted.totalMicros) return;
  const shortfall = { micros: quoted.totalMicros - available, currency: quoted.currency };
  refuse("insufficient_balance", {
    sentence: `Your balance is ${formatMoney({ micros: available, currency: quoted.currency })}; this order needs ${formatMoney(shortfall)} more. Nothing was ordered.`,
    facts: { shortfall: decimal(shortfall.micros) },
  });
}

interface NewOrder {
  id: string;
  buyerId: string;
  gig: GigForSale;
  schedule: CommissionSchedule;
  quoted: OrderQuote;
  brief: string;
  fundsClearAt: Date | null;
}

async function writeOrder(tx: Tx, order: NewOrder): Promise<void> {
  const { gig, quoted, fundsClearAt } = order;
  await tx.sql`
    insert into orders (id, buyer_id, freelancer_id, gig_id, title, brief, currency, total_micros, commission_micros,
                        commission_bps, schedule_id, task_count, funding, clearing_hours, funds_clear_at,
                        auto_accept_hours, lines, placed_at, command_id)
    values (${order.id}, ${order.buyerId}, ${gig.freelancerId}, ${gig.id}, ${quoted.title}, ${order.brief}, ${quoted.currency},
            ${quoted.totalMicros}, ${quoted.commissionMicros}, ${quoted.bps}, ${order.schedule.id}, ${quoted.quantity},
            ${fundsClearAt === null ? "balance" : "card"}, ${env.clearingBalanceHours}, ${fundsClearAt},
            ${autoAcceptHours(quoted.taskPriceMicros, env)},
            ${JSON.stringify(quoted.lines)}::text::jsonb, ${tx.command.at}, ${tx.command.id})`;
}

/** One task per piece or package, numbered from 1. */
async function writeTasks(tx: Tx, order: NewOrder, ids: string[]): Promise<void> {
  const { buyerId, gig, quoted } = order;
  await tx.sql`
    insert into tasks (id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros, commission_bps, state,
                       delivery_days, revisions_left, next_event, next_at, funded_at, command_id)
    select t.id, ${order.id}, t.position,
           ${buyerId}, ${gig.freelancerId}, ${quoted.title}, ${quoted.currency}, ${quoted.taskPriceMicros}, ${quoted.bps}, 'funded',
           ${quoted.deliveryDays}, ${quoted.revisions}, 'lapse', ${hoursAfter(tx.command.at, env.startWithinHours)},
           ${tx.command.at}, ${tx.command.id}
    from unnest(${ids}::text[]) with ordinality t(id, position)`;
}

async function writeFirstSteps(tx: Tx, ids: string[]): Promise<void> {
  const step = { transition: "fund", from: null, to: "funded", note: "" } as const;
  await writeHistory(
    tx,
    ids.map((task) => ({ task, ...step, released: "0", refunded: "0" })),
  );
}

async function tellPlaced(tx: Tx, order: NewOrder): Promise<void> {
  const { id, buyerId, gig, quoted, fundsClearAt } = order;
  const payload = {
    orderId: id,
    title: quoted.title,
    count: quoted.quantity,
    parties: { buyerId, freelancerId: gig.freelancerId },
    currency: quoted.currency,
    amount: decimal(quoted.totalMicros),
    net: decimal(quoted.netMicros),
    dueAt: hoursAfter(tx.command.at, env.startWithinHours).toISOString(),
    ...(fundsClearAt === null ? {} : { availableAt: fundsClearAt.toISOString() }),
  };
  await enqueue(tx, [{ name: "order.placed", subjectId: id, payload }]);
}
