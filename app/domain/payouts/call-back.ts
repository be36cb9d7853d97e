/** Takes payouts back that the bank was never asked about, before somebody looked whose account they are meant for. */
import type { Tx } from "#app/domain/commands/command.ts";
import { lockPayout, movePayout } from "./move-payout.ts";

/** The caller has locked the people, so that no payout appears meanwhile; a payout the bank was asked about goes its way. */
export async function callBackPayouts(tx: Tx, userIds: string[], note: string): Promise<void> {
  const open = await tx.sql<{ id: string }[]>`
    select id from payouts
    where user_id = any(${userIds}::text[]) and state = 'queued' and submitted_at is null order by id`;
  for (const { id } of open) {
    // Waits for a worker that has it in hand: only then is it known whether the bank will be asked.
    const payout = await lockPayout(tx, { id });
    if (payout?.state === "queued" && payout.submittedAt === null)
      await movePayout(tx, payout, "fail", { note, nextAt: null });
  }
}
