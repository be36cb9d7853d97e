/** Offers that wait for a person's answer, and their requests with proposals to choose from, soonest end first. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface AgreementNeed {
  kind: "offer" | "request";
  id: string;
  title: string;
  /** Name of the offer's author; empty for a request. */
  other: string;
  /** How many proposals a request has. */
  proposals: number;
  currency: Currency;
  /** The total of the offer, or what is held for the request. */
  micros: bigint;
  endsAt: Date;
}

/** How many of the person's newest offers and requests are looked at. */
const READ = 100;
const SHOWN = 20;

export async function agreementNeeds(userId: string): Promise<AgreementNeed[]> {
  const now = nowDate();
  const newest = (side: "buyer" | "freelancer") => sql`
    (select id, version, buyer_id, freelancer_id, currency, state, expires_at, ${side}::text as side from offers
     where ${side === "buyer" ? sql`buyer_id` : sql`freelancer_id`} = ${userId} order by id desc limit ${READ})`;
  return sql<AgreementNeed[]>`
    select 'offer' as kind, o.id, v.title, u.name as other, 0 as proposals, o.currency, v.total_micros as micros,
           o.expires_at as "endsAt"
    from (${newest("buyer")} union all ${newest("freelancer")}) o
    join offer_versions v on v.offer_id = o.id and v.number = o.version and v.author <> o.side
    join users u on u.id = case when o.side = 'buyer' then o.freelancer_id else o.buyer_id end
    where o.state = 'open' and o.expires_at > ${now}
    union all
    select 'request', r.id, r.title, '', r.proposals, r.currency, r.ceiling_micros, r.closes_at
    from (select * from buyer_requests where buyer_id = ${userId} order by id desc limit ${READ}) r
    where r.state = 'open' and r.closes_at > ${now} and r.proposals > 0
    order by "endsAt", id limit ${SHOWN}`;
}
