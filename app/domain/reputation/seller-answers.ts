/** How soon a person answers a first message: the median of the newest ones, and of how many. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { inSameHands } from "#app/domain/people/same-hands/same-hands.ts";
import { sql } from "#app/domain/store/store.ts";

/** Public numbers of the formula. */
export const ANSWER_RULES = {
  /** How far back first messages count, and how many of them, the newest first. */
  days: 90,
  most: 100,
  /** A message that is not answered counts once it is this old: as later than every answer. */
  waitsHours: 72,
  /** Pages show a median from so many messages on. */
  enough: 5,
} as const;

export interface SellerAnswers {
  /** Median seconds from a first message to the answer; null where fewer than half were answered, and without any. */
  seconds: number | null;
  /** First messages that count, and those of them that were answered. */
  of: number;
  answered: number;
}

/**
 * Left out: messages that came during time off, of accounts in the same hands, and of people whom the person blocked. Bounded: reads
 * at most the newest messages of the index.
 */
export async function sellerAnswers(userId: string): Promise<SellerAnswers> {
  const now = nowDate();
  const { days, most, waitsHours } = ANSWER_RULES;
  const [row] = await sql<Array<{ seconds: number | null; of: number; answered: number }>>`
    select count(*)::int as of, count(n.seconds)::int as answered,
           nullif(percentile_disc(0.5) within group (order by coalesce(n.seconds, 'infinity'::float8)), 'infinity')::int as seconds
    from (
      select extract(epoch from f.answered_at - f.asked_at)::float8 as seconds
      from first_messages f
      where f.asked_id = ${userId} and f.asked_at >= ${hoursAfter(now, -24 * days)}
        and (f.answered_at is not null or f.asked_at < ${hoursAfter(now, -waitsHours)})
        and not exists (
          select from times_off o where o.user_id = f.asked_id and o.starts_at <= f.asked_at
            and f.asked_at < least(o.ends_at, coalesce(o.ended_at, o.ends_at)))
        and not exists (
          select from blocks b where b.blocker_id = f.asked_id and b.blocked_id = f.asker_id and b.ended_at is null)
        and not ${inSameHands("f.asker_id", "f.asked_id")}
      order by f.asked_at desc limit ${most}
    ) n`;
  return row ?? { seconds: null, of: 0, answered: 0 };
}
