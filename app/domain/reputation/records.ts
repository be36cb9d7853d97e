/** The records of a seller and of a buyer: numbers of the last year, each with what it was computed from. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { hidings, whyNotCounted } from "#app/domain/reviews/shown-review.ts";
import { sql } from "#app/domain/store/store.ts";
import { levelOf } from "./levels.ts";
import type { Level } from "./levels.ts";
import { scoreOf } from "./score.ts";
import type { Score } from "./score.ts";
import type { Share } from "./share.ts";

export const RECORD_DAYS = 365;

export interface SellerRecord {
  level: Level;
  score: Score;
  /** Paid orders that ended, and count. */
  orders: number;
  /** Of the orders that were due. */
  onTime: Share;
  /** Paid orders of buyers who had paid this seller before, of all paid ones. */
  again: Share;
  /** Of all that count. */
  disputed: Share;
}

export interface BuyerRecord {
  score: Score;
  /** Paid orders that ended, and count. */
  orders: number;
  /** Median seconds from delivery to acceptance by hand, and of how many orders; null without one. */
  decides: { seconds: number; of: number } | null;
  bySilence: Share;
  revised: Share;
  disputed: Share;
}

/** From the first moment (UTC) of the day that many days ago, so that a day's facts count or do not count as a whole. */
const recordSince = () =>
  sql`(date_trunc('day', ${nowDate()}::timestamptz, 'UTC') - make_interval(days => ${RECORD_DAYS}))`;

/** The condition for rows `f` of `order_facts` of the last year that say something: not those called off before anything happened. */
export const tellingFacts = () =>
  sql`f.ended_at >= ${recordSince()} and (f.paid or f.disputed or f.on_time is false)`;

/** The condition for rows that count: between accounts in the same hands none does. */
const countedFacts = () => sql`${tellingFacts()} and not f.same_hands`;

export async function sellerRecord(userId: string): Promise<SellerRecord> {
  const [score, [row]] = await Promise.all([
    readScore("buyer", userId),
    sql<Record<"ended" | "orders" | "due" | "onTime" | "again" | "disputed", number>[]>`
      select count(*)::int as ended, count(*) filter (where f.paid)::int as orders, count(f.on_time)::int as due,
             count(*) filter (where f.on_time)::int as "onTime", count(*) filter (where f.paid and f.again)::int as again,
             count(*) filter (where f.disputed)::int as disputed
      from order_facts f where f.freelancer_id = ${userId} and ${countedFacts()}`,
  ]);
  const { ended = 0, orders = 0, due = 0, onTime = 0, again = 0, disputed = 0 } = row ?? {};
  const facts = {
    score,
    orders,
    onTime: { count: onTime, of: due },
    again: { count: again, of: orders },
    disputed: { count: disputed, of: ended },
  };
  return { level: levelOf(facts), ...facts };
}

interface BuyerRow {
  ended: number;
  orders: number;
  accepted: number;
  bySilence: number;
  seconds: number | null;
  decided: number;
  revised: number;
  disputed: number;
}

export async function buyerRecord(userId: string): Promise<BuyerRecord> {
  const [score, [row]] = await Promise.all([
    readScore("freelancer", userId),
    sql<BuyerRow[]>`
      select count(*)::int as ended, count(*) filter (where f.paid)::int as orders, count(f.by_silence)::int as accepted,
             count(*) filter (where f.by_silence)::int as "bySilence",
             (percentile_disc(0.5) within group (order by f.decide_seconds))::int as seconds, count(f.decide_seconds)::int as decided,
             count(*) filter (where f.revised)::int as revised, count(*) filter (where f.disputed)::int as disputed
      from order_facts f where f.buyer_id = ${userId} and ${countedFacts()}`,
  ]);
  const {
    ended = 0,
    orders = 0,
    accepted = 0,
    bySilence = 0,
    seconds = null,
    decided = 0,
  } = row ?? {};
  return {
    score,
    orders,
    decides: seconds === null ? null : { seconds, of: decided },
    bySilence: { count: bySilence, of: accepted },
    revised: { count: row?.revised ?? 0, of: ended },
    disputed: { count: row?.disputed ?? 0, of: ended },
  };
}

/** All reviews that count, whenever they were written. `side`: who wrote them. */
async function readScore(side: "buyer" | "freelancer", subjectId: string): Promise<Score> {
  const [row] = await sql<{ reviews: number; stars: number }[]>`
    select count(*)::int as reviews, coalesce(sum(r.stars), 0)::int as stars
    from reviews r ${hidings()}
    where r.subject_id = ${subjectId} and r.side = ${side} and r.revealed_at is not null and ${whyNotCounted()} is null`;
  return scoreOf(row ?? { reviews: 0, stars: 0 });
}
