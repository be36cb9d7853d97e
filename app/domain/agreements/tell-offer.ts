/** Tells of a step of an offer: a line in the thread of the two people, and the event. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
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
  await enqueue(tx, [eventOf(transition, offer, { by: side ?? "clock", orderId })]);
  return threadId;
}

/** What every event of an offer says. */
export function offerPayload(offer: OfferNews, by: OfferSide | "clock") {
  const { id, version, title, buyerId, freelancerId, currency } = offer;
  return {
    offerId: id,
    version,
    title,
    by,
    parties: { buyerId, freelancerId },
    currency,
    amount: decimal(offer.totalMicros),
    held: decimal(offer.heldMicros),
  };
}

function eventOf(
  transition: OfferTransition,
  offer: OfferNews,
  { by, orderId }: { by: OfferSide | "clock"; orderId: string | undefined },
): NewEvent {
  const { id } = offer;
  const payload = offerPayload(offer, by);
  if (transition === "make" || transition === "counter") {
    const dueAt = offer.expiresAt.toISOString();
    return { name: EVENTS[transition], subjectId: id, payload: { ...payload, dueAt } };
  }
  if (transition !== "accept") return { name: EVENTS[transition], subjectId: id, payload };
  if (orderId === undefined) throw new Error(`Offer ${id} was accepted without an order.`);
  return { name: EVENTS.accept, subjectId: id, payload: { ...payload, orderId } };
}
