/** Marks noted orders between accounts that turned out to be in the same hands after their orders ended. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

/** How far back marks are looked at: longer than a worker is away. */
const LOOK_BACK_HOURS = 24 * 30;

/** Returns how many orders were marked. Begins with new marks, which are few. Safe at any time and in parallel. */
export async function markFactsInSameHands(): Promise<number> {
  const since = hoursAfter(nowDate(), -LOOK_BACK_HOURS);
  const { count } = await sql`
    with pairs as materialized (
      select distinct mine.user_id as one, theirs.user_id as other
      from hand_marks mine join hand_marks theirs on theirs.mark = mine.mark and theirs.kind = mine.kind and theirs.user_id <> mine.user_id
      where mine.at >= ${since}
    ), found as (
      select f.order_id from order_facts f
      where not f.same_hands and exists (
        select from pairs p where (f.buyer_id, f.freelancer_id) in ((p.one, p.other), (p.other, p.one)))
      order by f.order_id for no key update
    )
    update order_facts f set same_hands = true from found where f.order_id = found.order_id`;
  return count;
}
