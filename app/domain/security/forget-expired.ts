/** Deletes old rows: sessions long over, expired rate limits and used challenges. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

/** Ended sessions stay a while, so that the victim of a theft can still see where they came from. */
const KEEP_HOURS = 90 * 24;

/** For the daily schedule; idempotent. Returns how many rows were deleted. */
export async function forgetExpired(): Promise<{ sessions: number; limits: number }> {
  const old = hoursAfter(nowDate(), -KEEP_HOURS);
  const sessions = await sql`delete from sessions where expires_at < ${old} or revoked_at < ${old}`;
  await sql`delete from used_challenges where expires_at < ${nowDate()}`;
  const limits = await sql`delete from rate_limits where expire < ${nowDate()}`;
  return { sessions: sessions.count, limits: limits.count };
}
