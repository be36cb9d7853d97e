/**
 * Offers and changes that wait for a person's answer, or that their own side has to confirm again before they can be answered, and their
 * requests with proposals to choose from, soonest end first.
 */
import { isChangeUnconfirmed } from "#app/domain/agreements/changes/change-unconfirmed.ts";
import { isOfferUnconfirmed } from "#app/domain/agreements/offer-unconfirmed.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface AgreementNeed {
  kind: "offer" | "change" | "request";
  id: string;
  title: string;
  /** Name of the other side of the offer or change; empty for a request. */
  other: string;
  /** The person's own offer or change, which they have to confirm again. */
  unconfirmed: boolean;
  /** How many proposals a request has. */
  proposals: number;
  currency: Currency;
  /** The total of the offer, the price in the change if it has one, or what is held for the request. */
  micros: bigint | null;
  endsAt: Date;
}

/** How many of the person's newest offers, orders and requests are looked at. */
const READ = 100;
const SHOWN = 20;

export async function agreementNeeds(userId: string): Promise<AgreementNeed[]> {
  const now = nowDate();
  const newest = (side: "buyer" | "freelancer") => sql`
    (select id, version, buyer_id, freelancer_id, currency, state, expires_at, ${side}::text as side from offers
     where ${side === "buyer" ? sql`buyer_id` : sql`freelancer_id`} = ${userId} order by id desc limit ${READ})`;
  const orders = (side: "buyer" | "freelancer") => {
    const [own, other] =
      side === "buyer" ? ["buyer_id", "freelancer_id"] : ["freelancer_id", "buyer_id"];
    return sql`
      (select id, title, currency, agreed, buyer_id, freelancer_id, ${sql(other)} as other_id, ${side}::text as side from orders
       where ${sql(own)} = ${userId} order by id desc limit ${READ})`;
  };
  return sql<AgreementNeed[]>`
    select 'offer' as kind, o.id, v.title, u.name as other, c.unconfirmed, 0 as proposals, o.currency, v.total_micros as micros,
           o.expires_at as "endsAt"
    from (${newest("buyer")} union all ${newest("freelancer")}) o
    join offer_versions v on v.offer_id = o.id and v.number = o.version
    cross join lateral (select ${isOfferUnconfirmed(now)} as unconfirmed) c
    join users u on u.id = case when o.side = 'buyer' then o.freelancer_id else o.buyer_id end
    where o.state = 'open' and o.expires_at > ${now} and (v.author = o.side) = c.unconfirmed
    union all
    select 'change', c.id, o.title, u.name, a.unconfirmed, 0, o.currency, c.price_micros, c.answer_by
    from (${orders("buyer")} union all ${orders("freelancer")}) o
    join order_changes c on c.order_id = o.id and c.state = 'proposed' and c.answer_by > ${now}
    cross join lateral (select ${isChangeUnconfirmed(now)} as unconfirmed) a
    join users u on u.id = o.other_id
    where o.agreed and (c."by" = o.side) = a.unconfirmed
    union all
    select 'request', r.id, r.title, '', false, r.proposals, r.currency, r.ceiling_micros, r.closes_at
    from (select * from buyer_requests where buyer_id = ${userId} order by id desc limit ${READ}) r
    where r.state = 'open' and r.closes_at > ${now} and r.proposals > 0
    order by "endsAt", id limit ${SHOWN}`;
}
