/** Reads what an order's quote depends on: the gig, the commission, the buyer's balance, and whether it would be card money. */
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { wouldBeCardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import type { GigForSale } from "#app/domain/orders/priced-gig.ts";
import { offerOf } from "./order-offer.ts";
import type { Choice, Offer } from "./order-offer.ts";

interface Means {
  gig: GigForSale;
  /** Micros of the buyer's balance. */
  available: bigint;
  bps: number;
}

/** Refuses what `pricedGig` refuses. */
export async function orderMeans(actor: UserActor, gigId: string): Promise<Means> {
  const gig = await pricedGig(gigId);
  const available = await balance("wallet", actor.id, gig.currency);
  return { gig, available, bps: rateFor(await currentSchedule(), gig) };
}

/** The offer, and until when its money would count as card money. */
export type QuotedOffer = Offer & { cardMoneyUntil: Date | null };

export async function quotedOffer(
  actor: UserActor,
  { gig, ...means }: Means,
  choice: Choice,
): Promise<QuotedOffer> {
  const offer = offerOf(gig, choice, means);
  const { quoted } = offer;
  if (quoted === null || quoted.totalMicros > means.available)
    return { ...offer, cardMoneyUntil: null };
  const payer = { userId: actor.id, currency: gig.currency };
  return { ...offer, cardMoneyUntil: await wouldBeCardMoneyUntil(payer, quoted.totalMicros) };
}
