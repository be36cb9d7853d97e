/** How soon a person answers a first message: the times of the newest ones, and their median. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { inSameHands } from "#app/domain/people/same-hands/same-hands.ts";
import { sql } from "#app/domain/store/store.ts";
import { ANSWER_RULES, answersOf } from "./answers.ts";
import type { SellerAnswers } from "./answers.ts";

export async function sellerAnswers(userId: string): Promise<SellerAnswers> {
  return answersOf(await answerTimes(userId));
}

/**
 * Seconds from each first message to its answer, shortest first; null where there was none. Left out: messages that came during time
 * off, of accounts in the same hands, and of people whom the person blocked. Reads at most the newest messages of an index.
 */
export async function answerTimes(userId: string): Promise<Array<number | null>> {
  const now = nowDate();
  const { days, most, waitsHours } = ANSWER_RULES;
  const rows = await sql<Array<{ seconds: number | null }>>`
    select seconds from (
      select extract(epoch from f.answered_at - f.asked_at)::int as seconds
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
    ) n order by seconds nulls last`;
  return rows.map(({ seconds }) => seconds);
}
