/** Reads the fields of a gig that its price depends on, for quoting and ordering. */
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { awayColumns, awayOf, joinAway } from "#app/domain/people/time-off/time-off.ts";
import type { AwayRow } from "#app/domain/people/time-off/time-off.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { PricedGig } from "./order-quote.ts";

interface GigRow extends Omit<PricedGig, "packages" | "extras">, AwayRow {
  state: string;
  description: string;
  buyerBrief: string;
  questions: AskedQuestion[];
  queueLimit: number | null;
  freelancerName: string;
  freelancerHandle: string;
}

const CLOSED = new Set(["suspended", "closed"]);

export interface GigForSale extends PricedGig {
  description: string;
  buyerBrief: string;
  questions: AskedQuestion[];
  /** How many orders may be in work at a time; null for no limit. */
  queueLimit: number | null;
  freelancerName: string;
  freelancerHandle: string;
}

/**
 * Refuses `not_found` for a gig that was never public, `gig_not_for_sale` for a paused or blocked one and for a suspended
 * freelancer's, `gig_unclaimed` for an imported one whose freelancer cannot sign in, and `seller_away` during time off. Inside a
 * command, orders of a gig with a limit wait here for their turn, by an advisory lock, which no row's lock can wait for.
 */
export async function pricedGig(
  gigId: string,
  reader: Tx["sql"] | typeof sql = sql,
  at: Date = nowDate(),
): Promise<GigForSale> {
  const [row] = await reader<Array<GigRow & { sellerState: string }>>`
    select g.id, g.freelancer_id as "freelancerId", g.kind, g.state, g.title, g.description, g.buyer_brief as "buyerBrief", g.questions,
           g.category_id as "categoryId", g.currency, g.from_micros as "fromMicros", g.delivery_days as "deliveryDays",
           g.unit_name as "unitName", g.queue_limit as "queueLimit", ${awayColumns()}, u.name as "freelancerName", u.handle as "freelancerHandle", u.state as "sellerState"
           ${reader === sql ? sql`` : sql`, (select pg_advisory_xact_lock(hashtextextended(g.id, 0)) where g.queue_limit is not null)::text as turn`}
    from gigs g join users u on u.id = g.freelancer_id ${joinAway("u.id", at)}
    where g.id = ${gigId} ${reader === sql ? sql`` : sql`for key share of u`}`;
  const { awayUntil, awayNote, ...gig } = found(row);
  if (gig.state === "draft") refuse("not_found");
  if (gig.state !== "published" || CLOSED.has(gig.sellerState)) refuse("gig_not_for_sale");
  if (gig.sellerState === "unclaimed") refuse("gig_unclaimed");
  const away = awayOf({ awayUntil, awayNote });
  if (away !== null)
    refuse("seller_away", {
      facts: { back_at: away.backAt.toISOString() },
      sentence: `${gig.freelancerName} is away and takes no orders until ${writeMoment(away.backAt, true)}. Nothing was ordered; you can still write to them.`,
    });
  const packages = await reader<PricedGig["packages"]>`
    select tier, title, price_micros as "priceMicros", delivery_days as "deliveryDays", revisions
    from gig_packages where gig_id = ${gigId} order by price_micros`;
  const extras = await reader<PricedGig["extras"]>`
    select id, title, price_micros as "priceMicros", extra_days as "extraDays"
    from gig_extras where gig_id = ${gigId} order by position`;
  return { ...gig, packages: [...packages], extras: [...extras] };
}
