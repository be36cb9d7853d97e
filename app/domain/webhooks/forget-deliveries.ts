/** Deletes messages whose delivery ended long ago; waiting ones stay. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

const KEPT_DAYS = 90;

/** For the daily schedule; idempotent. Returns how many were deleted. */
export async function forgetDeliveries(): Promise<number> {
  const { count } = await sql`
    delete from webhook_deliveries
    where state in ('delivered', 'dead') and created_at < ${hoursAfter(nowDate(), -KEPT_DAYS * 24)}`;
  return count;
}
