/** Gives a large order back before it stands: the reserve at once, the escrows a slice of tasks at a time. */
import { returnReserve } from "#app/domain/escrow/reserve.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { lockFilling } from "./open-filling.ts";
import type { Filling } from "./open-filling.ts";

/** A step; the caller has locked `filling`. `return-tasks.ts` returns its tasks later. */
export async function turnBack(tx: Tx, filling: Filling, refusal: Refusal): Promise<void> {
  const { id, buyerId, currency, total, made, taskPriceMicros } = filling;
  const rest = BigInt(total - made) * taskPriceMicros;
  const over = made === 0;
  await returnReserve(tx, { ownerId: id, buyerId, currency }, rest);
  await tx.sql`
    update order_fillings
    set state = ${over ? "returned" : "returning"}, code = ${refusal.code}, sentence = ${refusal.message},
        ended_at = ${over ? tx.command.at : null}, command_id = ${tx.command.id}
    where id = ${id}`;
  if (over) await tellCalledOff(tx, filling, refusal.message);
}

/** The worker calls this when the order must not be made any more. Does nothing when it stands, or is being given back. */
export async function giveBack(orderId: string, refusal: Refusal): Promise<void> {
  const spec = { actor: CLOCK, key: `filling:${orderId}:back`, input: { orderId } };
  await command({ ...spec, name: "orders.give_back" }, async (tx) => {
    const filling = await lockFilling(tx, orderId);
    if (filling?.state === "filling") await turnBack(tx, filling, refusal);
    return {};
  });
}

/** Tells the buyer alone, once the whole price is back: the freelancer never knew of the order. */
export async function tellCalledOff(
  tx: Tx,
  { id, buyerId, title, total, currency, totalMicros }: Filling,
  note: string,
): Promise<void> {
  const payload = {
    userId: buyerId,
    orderId: id,
    title,
    count: total,
    currency,
    amount: decimal(totalMicros),
    note,
  };
  await enqueue(tx, [{ name: "order.called_off", subjectId: id, payload }]);
}
