/** Reads what the page of a finished task or order says about its end. */
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { orderReviews } from "#app/domain/reviews/order-reviews.ts";
import { stillClearing } from "#app/domain/earnings/cleared-when.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { orderAgain } from "#app/domain/orders/order-again.ts";
import type { PlacedChoice } from "#app/domain/orders/order-again.ts";
import type { Selection } from "#app/domain/orders/order-quote.ts";
import type { Party } from "#app/domain/tasks/locked-task.ts";
import type { Ending } from "#app/ui/work/ending-card.tsx";
import { choicePath } from "./order-offer.ts";

export interface Ended {
  currency: Currency;
  releasedMicros: bigint;
  commissionMicros: bigint;
  refundedMicros: bigint;
  freelancer: Ending["freelancer"];
}

export async function readEnding(
  party: Party,
  of: { taskId: string } | { orderId: string },
  ended: Ended,
  choice: PlacedChoice | null,
  { viewer, orderId }: { viewer: Viewer; orderId: string },
): Promise<Ending> {
  const [again, clearing, reviews] = await Promise.all([
    choice === null ? null : orderAgain(choice),
    party === "freelancer" && ended.releasedMicros > 0n ? stillClearing(of) : null,
    party === "buyer" || party === "freelancer" ? orderReviews(viewer, orderId) : null,
  ]);
  const selection = again?.selection ?? null;
  const { currency, releasedMicros, commissionMicros, refundedMicros, freelancer } = ended;
  return {
    reader: party === "clock" ? "staff" : party,
    currency,
    releasedMicros,
    commissionMicros,
    refundedMicros,
    freelancer,
    clearing,
    again,
    reviews,
    againHref: again === null || selection === null ? null : againPath(again.gigId, selection),
  };
}

/** The order form's address with the same choice. */
export function againPath(gigId: string, { package: tier, extras = [], quantity }: Selection) {
  return choicePath(gigId, { package: tier, extras, quantity: `${quantity}` });
}
