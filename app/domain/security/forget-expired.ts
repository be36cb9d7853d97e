/** Forgets what has no use any more: sessions long over and counts of tries long past. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

/** Ended sessions stay a while, so that somebody who was robbed can still see from where. */
const KEEP_HOURS = 90 * 24;

/** For the daily schedule; safe to run any number of times. Returns how many rows went. */
export async function forgetExpired(): Promise<{ sessions: number; limits: number }> {
  const old = hoursAfter(nowDate(), -KEEP_HOURS);
  const sessions = await sql`delete from sessions where expires_at < ${old} or revoked_at < ${old}`;
  const limits = await sql`delete from rate_limits where expire < ${nowDate()}`;
  return { sessions: sessions.count, limits: limits.count };
}
