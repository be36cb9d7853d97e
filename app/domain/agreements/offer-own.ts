/** The reference and metadata that a side gave an offer: its own, frozen with its versions, and never read by the other side. */
import type { Tx } from "#app/domain/commands/command.ts";
import { ownFacts } from "#app/domain/orders/own-facts.ts";
import type { Metadata } from "#app/domain/orders/own-facts.ts";
import { ownCondition } from "#app/domain/orders/own-search.ts";
import type { OwnFilter } from "#app/domain/orders/own-search.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { sql } from "#app/domain/store/store.ts";
import type { OfferSide } from "./offer-lifecycle.ts";

/** As sent with a version or an acceptance. Absent ones stay what the side's version before said; an empty one takes it back. */
export interface SentOwn {
  reference?: string | undefined;
  metadata?: Metadata | undefined;
}

export interface OwnOfSide {
  reference: string | null;
  metadata: Metadata | null;
}

/** What the newest version of this side says. */
export async function ownOfSide(
  offerId: string,
  side: OfferSide,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<OwnOfSide> {
  const [row] = await reader<OwnOfSide[]>`
    select reference, metadata from offer_versions where offer_id = ${offerId} and author = ${side}
    order by number desc limit 1`;
  return row ?? { reference: null, metadata: null };
}

/** What a new version of this side keeps, or the order gets. Refuses `invalid_input`. */
export async function ownWith(
  tx: Tx,
  offerId: string,
  side: OfferSide,
  sent: SentOwn,
): Promise<OwnOfSide> {
  const tidied = ownFacts(sent);
  if (sent.reference !== undefined && sent.metadata !== undefined) return tidied;
  const before = await ownOfSide(offerId, side, tx.sql);
  return {
    reference: sent.reference === undefined ? before.reference : tidied.reference,
    metadata: sent.metadata === undefined ? before.metadata : tidied.metadata,
  };
}

/** SQL: the viewer's own facts of the offer `o` as `own`; joined, so that a list is found by them. */
export function ownJoin(viewerId: string) {
  return sql`
    left join lateral (
      select w.reference, w.metadata from offer_versions w
      where w.offer_id = o.id and w.author = case when o.buyer_id = ${viewerId} then 'buyer' else 'freelancer' end
      order by w.number desc limit 1) own on true`;
}

/** Condition on `o` and `own`. Refuses `invalid_input` for metadata without a value. */
export function isOwn(filter: OwnFilter) {
  const { reference } = filter;
  // By its index, before the newest version of each offer is looked at.
  const indexed =
    reference === undefined
      ? sql``
      : sql`o.id in (select offer_id from offer_versions where reference = ${tidyLine(reference)}) and`;
  return sql`${indexed} ${ownCondition(filter, "own")}`;
}
