/** The event of a new order, written once all its tasks exist. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

export interface PlacedOrder {
  orderId: string;
  title: string;
  count: number;
  buyerId: string;
  freelancerId: string;
  currency: Currency;
  totalMicros: bigint;
  netMicros: bigint;
  /** Until when the freelancer has to start; while required questions are unanswered, until when the buyer has to answer. */
  startBy: Date;
  /** How many required questions wait for the buyer's answer. */
  unanswered?: number;
  /** Paid with card money: earnings are not available before this. */
  fundsClearAt: Date | null;
  /** True for an order of named lines. Then count and amounts are those of its funded lines: nothing else is held. */
  agreed?: true;
}

export async function tellPlaced(tx: Tx, placed: PlacedOrder): Promise<void> {
  const { orderId, title, count, buyerId, freelancerId, currency, fundsClearAt } = placed;
  const { unanswered = 0 } = placed;
  const payload = {
    orderId,
    title,
    count,
    parties: { buyerId, freelancerId },
    currency,
    amount: decimal(placed.totalMicros),
    net: decimal(placed.netMicros),
    dueAt: placed.startBy.toISOString(),
    ...(placed.agreed === true ? { agreed: true } : {}),
    ...(unanswered === 0 ? {} : { unanswered }),
    ...(fundsClearAt === null ? {} : { availableAt: fundsClearAt.toISOString() }),
  };
  await enqueue(tx, [{ name: "order.placed", subjectId: orderId, payload }]);
}
