/** The other person of an offer, and its gig: who is who, and the currency. */
import type { Tx } from "#app/domain/commands/command.ts";
import { SALE_CURRENCIES } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { OfferSide } from "./offer-lifecycle.ts";

export interface OfferParties {
  buyerId: string;
  freelancerId: string;
  otherId: string;
  gigId: string | null;
  categoryId: string | null;
  currency: Currency;
}

interface GigOfOffer {
  id: string;
  freelancerId: string;
  categoryId: string;
  currency: Currency;
  title: string;
}

/** Who the actor wants to deal with, as which side, about which gig. */
export interface Addressed {
  /** The handle of the other person. */
  to: string;
  /** The side of the actor. */
  side: OfferSide;
  gigId: string | null;
}

/**
 * Refuses `not_found` for an unknown handle or gig, `own_offer` for the actor's own handle, and `gig_not_for_sale` for a gig that
 * is not published or not the freelancer's.
 */
export async function offerParties(
  meId: string,
  { to, side, gigId }: Addressed,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<OfferParties & { other: OfferPartner; gig: GigOfOffer | null }> {
  const [row] = await reader<OfferPartner[]>`
    select id, handle, name from users where lower(handle) = ${to.trim().replace(/^@/, "").toLowerCase()}`;
  const other = found(row);
  if (other.id === meId) refuse("own_offer");
  const [buyerId, freelancerId] = side === "buyer" ? [meId, other.id] : [other.id, meId];
  const gig = gigId === null ? null : await gigOf(gigId, freelancerId, reader);
  return {
    buyerId,
    freelancerId,
    otherId: other.id,
    other,
    gig,
    gigId,
    categoryId: gig?.categoryId ?? null,
    currency: gig?.currency ?? SALE_CURRENCIES[0] ?? "USD",
  };
}

/** The side of a person in an offer about a gig: its freelancer sells, everybody else buys. */
export async function sideForGig(personId: string, gigId: string): Promise<OfferSide> {
  const own = await sql`select from gigs where id = ${gigId} and freelancer_id = ${personId}`;
  return own.count > 0 ? "freelancer" : "buyer";
}

export interface OfferPartner {
  id: string;
  handle: string;
  name: string;
}

async function gigOf(gigId: string, freelancerId: string, reader: Tx["sql"] | typeof sql) {
  const [row] = await reader<(GigOfOffer & { state: string })[]>`
    select id, freelancer_id as "freelancerId", category_id as "categoryId", currency, title, state from gigs
    where id = ${gigId} and state <> 'draft'`;
  const gig = found(row);
  if (gig.state !== "published") refuse("gig_not_for_sale");
  if (gig.freelancerId !== freelancerId)
    refuse("gig_not_for_sale", { sentence: "This gig belongs to another freelancer." });
  return gig;
}
