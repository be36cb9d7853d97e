/** Tells of a step of an offer: a line in the thread of the two people, and the event. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { addLine } from "#app/domain/messages/add-line.ts";
import { OFFER_LIFECYCLE } from "./offer-lifecycle.ts";
import type { OfferSide, OfferTransition } from "./offer-lifecycle.ts";

export interface OfferNews {
  id: string;
  buyerId: string;
  freelancerId: string;
  currency: Currency;
  version: number;
  title: string;
  expiresAt: Date;
  totalMicros: bigint;
  heldMicros: bigint;
  /** The side that wrote the current version. */
  author: OfferSide;
}

const EVENTS = {
  make: "offer.made",
  counter: "offer.countered",
  accept: "offer.accepted",
  decline: "offer.declined",
  withdraw: "offer.withdrawn",
  expire: "offer.expired",
} as const satisfies Record<OfferTransition, string>;

/** A step: `side` acted; of the clock's step it is null, and the line is the author's. Returns the thread. */
export async function tellOffer(
  tx: Tx,
  transition: OfferTransition,
  offer: OfferNews,
  { side, orderId }: { side: OfferSide | null; orderId?: string },
): Promise<string> {
  const { buyerId, freelancerId, currency } = offer;
  const speaker = side ?? offer.author;
  const [authorId, otherId] =
    speaker === "buyer" ? [buyerId, freelancerId] : [freelancerId, buyerId];
  const total = formatMoney({ micros: offer.totalMicros, currency });
  const { threadId } = await addLine(tx, {
    kind: "offer",
    authorId,
    otherId,
    body: `${OFFER_LIFECYCLE[transition].done}: “${offer.title}” for ${total}`,
    subjectId: offer.id,
    orderId: orderId ?? null,
  });
  const open = transition === "make" || transition === "counter";
  const payload = {
    offerId: offer.id,
    version: offer.version,
    title: offer.title,
    by: side ?? ("clock" as const),
    parties: { buyerId, freelancerId },
    currency,
    amount: decimal(offer.totalMicros),
    held: decimal(offer.heldMicros),
    ...(open ? { dueAt: offer.expiresAt.toISOString() } : {}),
    ...(orderId === undefined ? {} : { orderId }),
  };
  await enqueue(tx, [{ name: EVENTS[transition], subjectId: offer.id, payload }]);
  return threadId;
}
