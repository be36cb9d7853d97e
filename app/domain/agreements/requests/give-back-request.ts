/** Ends a request without an award: its reserve goes back to the buyer in full. */
import type { Tx } from "#app/domain/commands/command.ts";
import { returnReserve } from "#app/domain/escrow/reserve.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { LockedRequest } from "./lock-request.ts";

const EVENTS = { withdrawn: "request.withdrawn", expired: "request.expired" } as const;

/** A step; the caller has locked `request` and found it open. */
export async function giveBackRequest(
  tx: Tx,
  { id, buyerId, title, currency, ceilingMicros }: LockedRequest,
  ends: "withdrawn" | "expired",
): Promise<void> {
  await returnReserve(tx, { ownerId: id, buyerId, currency }, ceilingMicros);
  await tx.sql`
    update buyer_requests set state = ${ends}, ended_at = ${tx.command.at}, command_id = ${tx.command.id},
      passed_to = case when proposals > 0 then '' end
    where id = ${id}`;
  const amount = decimal(ceilingMicros);
  const payload = { userId: buyerId, requestId: id, title, currency, amount };
  await enqueue(tx, [{ name: EVENTS[ends], subjectId: id, payload }]);
}
