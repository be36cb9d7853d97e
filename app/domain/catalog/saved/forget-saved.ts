/** Deletes saved gigs and searches when their account ends, and a removed search a week after its removal. */
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { KEPT_REMOVED_HOURS } from "./saved-limits.ts";

/** A step of the end of an account. */
export async function forgetSavedOf(tx: Tx, userId: string): Promise<void> {
  await tx.sql`delete from saved_gigs where user_id = ${userId}`;
  await tx.sql`delete from saved_searches where user_id = ${userId}`;
}

/** For the daily schedule; idempotent. Returns how many were deleted. */
export async function forgetRemovedSearches(): Promise<number> {
  const { count } = await sql`
    delete from saved_searches where ended_at < ${hoursAfter(nowDate(), -KEPT_REMOVED_HOURS)}`;
  return count;
}
