/** Offers for tests: lin offers two lines to ada, and the steps that follow. */
import { acceptOffer } from "#app/domain/agreements/accept-offer.ts";
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { makeOffer } from "#app/domain/agreements/make-offer.ts";
import type { MakeInput } from "#app/domain/agreements/make-offer.ts";
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";

/** A sketch for 20 USD and ink for 50.000001 USD, all funded, valid for a week. */
export function terms(change: Partial<OfferTerms> = {}): OfferTerms {
  return {
    title: "Two drawings of a farthing",
    brief: "One after the other",
    lines: [agreedLine("Sketch", 20_000_000n), agreedLine("Ink", 50_000_001n)],
    funded: "all",
    validDays: 7,
    ...change,
  };
}

const sent = (change: Partial<OfferTerms>) => {
  const written = terms(change);
  const micros = written.lines.reduce((sum, { priceMicros }) => sum + priceMicros, 0n);
  return { terms: written, total: decimal(micros), key: newFormKey() };
};

/** The freelancer lin offers to ada, unless `more` says otherwise. */
export function makeInput(
  change: Partial<OfferTerms> = {},
  more: Partial<MakeInput> = {},
): MakeInput {
  return { to: "ada", side: "freelancer", gigId: null, ...sent(change), ...more };
}

export async function offered(
  actor: UserActor,
  change: Partial<OfferTerms> = {},
  more: Partial<MakeInput> = {},
): Promise<string> {
  return (await makeOffer(actor, makeInput(change, more))).answer.offerId;
}

export async function countered(
  actor: UserActor,
  offerId: string,
  version: number,
  change: Partial<OfferTerms> = {},
): Promise<number> {
  const { answer } = await counterOffer(actor, { offerId, version, ...sent(change) });
  return answer.version;
}

export const accepted = (actor: UserActor, offerId: string, version = 1, key = newFormKey()) =>
  acceptOffer(actor, { offerId, version, key });

export async function offerRow(offerId: string) {
  const [row] = await sql<{ state: string; version: number; orderId: string | null }[]>`
    select state, version, order_id as "orderId" from offers where id = ${offerId}`;
  return row;
}

export async function ordersOf(offerId: string): Promise<number> {
  const rows = await sql`
    select from orders o join offers f on f.buyer_id = o.buyer_id and f.freelancer_id = o.freelancer_id
    join offer_versions v on v.offer_id = f.id and v.number = f.version
    where f.id = ${offerId} and o.title = v.title`;
  return rows.length;
}
