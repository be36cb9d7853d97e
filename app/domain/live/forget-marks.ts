/** Deletes old rows of the feed. A stream that left off before them is told to renew everything. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

const KEPT_HOURS = 24;

/** For the schedule; idempotent. Returns how many were deleted. */
export async function forgetMarks(): Promise<number> {
  const { count } = await sql`
    delete from live_marks where at < ${hoursAfter(nowDate(), -KEPT_HOURS)}`;
  return count;
}
