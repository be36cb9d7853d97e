/** Calls back payouts that were not sent to the bank yet, before staff decide to whom they may go (decision 89). */
import type { Tx } from "#app/domain/commands/command.ts";
import { lockPayout, movePayout } from "./move-payout.ts";

/** The caller has locked the people, so that no new payout appears. A payout already sent to the bank is left alone. */
export async function callBackPayouts(tx: Tx, userIds: string[], note: string): Promise<void> {
  const open = await tx.sql<{ id: string }[]>`
    select id from payouts
    where user_id = any(${userIds}::text[]) and state = 'queued' and submitted_at is null order by id`;
  for (const { id } of open) {
    // Waits for a worker that has locked it: only then is it known whether the bank will be asked.
    const payout = await lockPayout(tx, { id });
    if (payout?.state === "queued" && payout.submittedAt === null)
      await movePayout(tx, payout, "fail", { note, nextAt: null });
  }
}
