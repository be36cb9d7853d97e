/** A person's offers, newest first, each with its current version. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Metadata } from "#app/domain/orders/own-facts.ts";
import type { OwnFilter } from "#app/domain/orders/own-search.ts";
import { sql } from "#app/domain/store/store.ts";
import { isOwn, ownJoin } from "./offer-own.ts";
import { isOfferUnconfirmed } from "./offer-unconfirmed.ts";
import type { OfferSide, OfferState } from "./offer-lifecycle.ts";

export interface OfferInList {
  id: string;
  state: OfferState;
  version: number;
  side: OfferSide;
  author: OfferSide;
  title: string;
  currency: Currency;
  totalMicros: bigint;
  /** What acceptance moves from the buyer's balance at once. */
  heldMicros: bigint;
  /** How many lines the current version has, and when it was written. */
  lines: number;
  writtenAt: Date;
  expiresAt: Date;
  madeAt: Date;
  orderId: string | null;
  /** An open version of the buyer that cannot be accepted until the buyer confirms it again. */
  unconfirmed: boolean;
  other: { handle: string; name: string };
  /** The viewer's own. */
  reference: string | null;
  metadata: Metadata | null;
}

const OFFERS_PER_PAGE = 20;

/** `reference` and `metadata` find the own ones of the viewer; `before` is the last id of the page before; `open` leaves out offers that are over; `ids` are those of one page of a thread. */
export async function offerList(
  actor: UserActor,
  page: OwnFilter & {
    before?: string | undefined;
    open?: boolean | undefined;
    ids?: string[];
  } = {},
): Promise<{ offers: OfferInList[]; nextBefore: string | null }> {
  requireAbility(actor, "offers.list");
  const { before, open = false, ids, reference, metadata } = page;
  const now = nowDate();
  const rows = await sql<OfferInList[]>`
    select o.id, case when o.state = 'open' and o.expires_at <= ${now} then 'expired' else o.state end as state, o.version,
           case when o.buyer_id = ${actor.id} then 'buyer' else 'freelancer' end as side, v.author, v.title, o.currency,
           v.total_micros as "totalMicros", h.held as "heldMicros", h.lines, v.at as "writtenAt", o.expires_at as "expiresAt", o.made_at as "madeAt",
           o.order_id as "orderId",
           ${isOfferUnconfirmed(now)} as unconfirmed, json_build_object('handle', u.handle, 'name', u.name) as other,
           own.reference, own.metadata
    from offers o join offer_versions v on v.offer_id = o.id and v.number = o.version
    join users u on u.id = case when o.buyer_id = ${actor.id} then o.freelancer_id else o.buyer_id end
    cross join lateral (
      select sum(l.price_micros) filter (where l.position <= v.funded)::bigint as held, count(*)::int as lines
      from offer_lines l where l.offer_id = o.id and l.version = o.version) h
    ${ownJoin(actor.id)}
    where ${isOwn({ reference, metadata })} and (o.buyer_id = ${actor.id} or o.freelancer_id = ${actor.id})
      ${before === undefined ? sql`` : sql`and o.id < ${before}`}
      ${ids === undefined ? sql`` : sql`and o.id = any(${ids}::text[])`}
      ${open ? sql`and o.state = 'open' and o.expires_at > ${now}` : sql``}
    order by o.id desc limit ${ids === undefined ? OFFERS_PER_PAGE + 1 : ids.length}`;
  const offers = ids === undefined ? rows.slice(0, OFFERS_PER_PAGE) : [...rows];
  const more = rows.length > offers.length;
  return { offers, nextBefore: more ? (offers.at(-1)?.id ?? null) : null };
}
