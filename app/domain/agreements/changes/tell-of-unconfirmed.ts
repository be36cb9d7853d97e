/** A step of the clock: tells a side that what it authorised by a proposed change has to be confirmed again. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { isChangeUnconfirmed } from "./change-unconfirmed.ts";
import { changeSentence } from "./change-words.ts";
import { readChange } from "./lock-change.ts";

/** False when it was told of, answered or withdrawn meanwhile. */
export async function tellOfChange(tx: Tx, id: string): Promise<boolean> {
  const { id: commandId, at } = tx.command;
  const still = await tx.sql`
    update order_changes c set unconfirmed_at = ${at}, command_id = ${commandId}
    from orders o
    where c.id = ${id} and o.id = c.order_id and c.unconfirmed_at is null and ${isChangeUnconfirmed(at)}
    returning c.id`;
  if (still.length === 0) return false;
  const change = await readChange(tx, id);
  const { orderId, buyerId, freelancerId, currency } = change;
  const payload = {
    orderId,
    changeId: id,
    title: change.orderTitle,
    parties: { buyerId, freelancerId },
    by: "clock" as const,
    change: changeSentence(change, currency),
  };
  const name = change.by === "buyer" ? "change.unconfirmed" : "change.reduction_unconfirmed";
  await enqueue(tx, [{ name, subjectId: id, payload }]);
  return true;
}
