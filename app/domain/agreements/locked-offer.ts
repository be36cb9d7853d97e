/** Locks an offer for a step of its lifecycle, and reads its current version fresh. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { holdPeople } from "#app/domain/people/blocks/require-reachable.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { OfferSide, OfferState } from "./offer-lifecycle.ts";

export interface LockedOffer {
  id: string;
  buyerId: string;
  freelancerId: string;
  gigId: string | null;
  categoryId: string | null;
  state: OfferState;
  currency: Currency;
  version: number;
  expiresAt: Date;
  /** The side that wrote the current version. */
  author: OfferSide;
  title: string;
}

/**
 * Their people before the offers, each in the order of their ids, so that two commands wait for each other instead of deadlocking:
 * closing an account locks its person, then the person's offers.
 */
export async function lockOffers(tx: Tx, ids: string[]): Promise<LockedOffer[]> {
  const people = await tx.sql<{ id: string }[]>`
    select buyer_id as id from offers where id = any(${ids}::text[])
    union select freelancer_id from offers where id = any(${ids}::text[])`;
  await holdPeople(
    tx,
    people.map(({ id }) => id),
  );
  await tx.sql`select from offers where id = any(${ids}::text[]) order by id for no key update`;
  // A statement of its own after the lock: the snapshot of the first may be outdated by now.
  return tx.sql<LockedOffer[]>`
    select o.id, o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", o.gig_id as "gigId", g.category_id as "categoryId", o.state, o.currency, o.version,
           o.expires_at as "expiresAt", v.author, v.title
    from offers o join offer_versions v on v.offer_id = o.id and v.number = o.version left join gigs g on g.id = o.gig_id
    where o.id = any(${ids}::text[]) order by o.id`;
}

/** Refuses `not_found` for an unknown offer. */
export async function lockOffer(tx: Tx, id: string): Promise<LockedOffer> {
  return found((await lockOffers(tx, [id]))[0]);
}

/** The person on the other side. */
export function otherOf(offer: Pick<LockedOffer, "buyerId" | "freelancerId">, side: OfferSide) {
  return side === "buyer" ? offer.freelancerId : offer.buyerId;
}
