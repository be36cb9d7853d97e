/** Deletes the drafts of orders that were never placed. Their files are deleted with the other unused bytes. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

export const DRAFT_KEPT_DAYS = 28;

/** For the daily schedule; idempotent. Returns how many were deleted. */
export async function forgetDrafts(): Promise<number> {
  const { count } = await sql`
    delete from order_drafts where saved_at < ${hoursAfter(nowDate(), -DRAFT_KEPT_DAYS * 24)}`;
  return count;
}
