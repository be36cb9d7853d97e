/** Places an order that two people agreed on: a step of the command that accepts an offer or awards a request. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { cardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { fund } from "#app/domain/escrow/fund.ts";
import { fundFromReserve } from "#app/domain/escrow/reserve.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { newTaskIds, writeAgreedTasks } from "#app/domain/tasks/write-tasks.ts";
import { tellPlaced } from "#app/domain/orders/placed-event.ts";
import { autoAcceptHours } from "#app/domain/orders/order-quote.ts";
import { agreedQuote } from "./agreed-quote.ts";
import type { AgreedQuote } from "./agreed-quote.ts";
import { writeOrderLines } from "./order-lines.ts";

export interface Agreed {
  buyerId: string;
  freelancerId: string;
  /** Null for an agreement without a gig. */
  gigId: string | null;
  title: string;
  /** What the buyer needs, in the parties' words. */
  brief: string;
  /** Frozen when the accepted version was written; its rate is the order's. */
  quote: AgreedQuote;
  scheduleId: string;
  /** How many of its lines are funded now, from the first on. */
  funded: number;
  /** The money: the buyer's balance, or the reserve of a request, with the moment until when that is card money. */
  from: "balance" | { reserveOf: string; fundsClearAt: Date | null };
  /** The API token that authorised the spending before, null for none; absent where the buyer acts now. */
  spentBy?: string | null;
  /** The ordering program's own name and facts. */
  reference?: string | null;
  metadata?: Record<string, string> | null;
}

/**
 * Funds an escrow for each of the first `funded` lines and writes the order with all its lines. A task after the first has no clock
 * until its turn comes. Refuses `cannot_be_reached`, `insufficient_balance` and `cap_exceeded`.
 */
export async function placeAgreed(
  tx: Tx,
  agreed: Agreed,
): Promise<{ orderId: string; taskIds: string[] }> {
  const { buyerId, freelancerId, quote } = agreed;
  await requireReachable(tx, buyerId, freelancerId);
  const orderId = newId("order");
  const lines = quote.lines.slice(0, agreed.funded);
  const taskIds = newTaskIds(lines.length);
  const fundsClearAt = await hold(tx, agreed, taskIds);
  const startBy = hoursAfter(tx.command.at, env.startWithinHours);
  const { currency, bps: commissionBps } = quote;
  await writeAgreedOrder(tx, orderId, { ...agreed, fundsClearAt });
  await writeAgreedTasks(
    tx,
    { orderId, buyerId, freelancerId, currency, commissionBps },
    lines.map((line, n) => ({
      ...line,
      id: taskIds[n] ?? "",
      position: n + 1,
      startBy: n === 0 ? startBy : null,
      fundsClearAt,
    })),
  );
  await writeOrderLines(tx, orderId, quote.lines, { from: 1, taskIds, changeId: null });
  await tellAgreed(tx, orderId, { ...agreed, startBy, fundsClearAt });
  return { orderId, taskIds };
}

/** Tells of the funded lines: nothing is held for the others. */
async function tellAgreed(
  tx: Tx,
  orderId: string,
  placed: Agreed & { startBy: Date; fundsClearAt: Date | null },
): Promise<void> {
  const held = agreedQuote(placed.quote.lines.slice(0, placed.funded), placed.quote);
  await tellPlaced(tx, { ...placed, ...held, orderId, count: held.lines.length, agreed: true });
}

/** Moves the price of each funded line into its escrow, and says until when it is card money. */
async function hold(
  tx: Tx,
  { from, quote, buyerId, spentBy }: Agreed,
  taskIds: string[],
): Promise<Date | null> {
  const { currency } = quote;
  const tasks = taskIds.map((id, n) => ({
    id,
    buyerId,
    currency,
    priceMicros: quote.lines[n]?.priceMicros ?? 0n,
  }));
  if (from !== "balance") {
    await fundFromReserve(tx, { ownerId: from.reserveOf, buyerId, currency }, tasks);
    return from.fundsClearAt;
  }
  await fund(tx, tasks, spentBy);
  return cardMoneyUntil(tx, { userId: buyerId, currency });
}

async function writeAgreedOrder(
  tx: Tx,
  orderId: string,
  agreed: Agreed & { fundsClearAt: Date | null },
): Promise<void> {
  const { quote, fundsClearAt, metadata = null } = agreed;
  const dearest = quote.lines.reduce(
    (most, line) => (line.priceMicros > most ? line.priceMicros : most),
    0n,
  );
  const lines = quote.lines.map(({ title, priceMicros }) => ({
    label: title,
    micros: `${priceMicros}`,
  }));
  await tx.sql`
    insert into orders (id, buyer_id, freelancer_id, gig_id, title, brief, currency, total_micros, commission_micros,
                        commission_bps, schedule_id, task_count, funding, clearing_hours, funds_clear_at,
                        auto_accept_hours, agreed, lines, reference, metadata, placed_at, command_id)
    values (${orderId}, ${agreed.buyerId}, ${agreed.freelancerId}, ${agreed.gigId}, ${agreed.title}, ${agreed.brief},
            ${quote.currency}, ${quote.totalMicros}, ${quote.commissionMicros}, ${quote.bps}, ${agreed.scheduleId},
            ${quote.lines.length}, ${fundsClearAt === null ? "balance" : "card"}, ${env.clearingBalanceHours}, ${fundsClearAt},
            ${autoAcceptHours(dearest, env)}, true, ${JSON.stringify(lines)}::text::jsonb, ${agreed.reference ?? null},
            ${metadata === null ? null : JSON.stringify(metadata)}::text::jsonb, ${tx.command.at}, ${tx.command.id})`;
}
