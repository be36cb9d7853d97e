/** Makes one slice of a large order's tasks, funded from the reserve; with the last of them the order stands (decision 54). */
import { fundFromReserve } from "#app/domain/escrow/reserve.ts";
import { actingFor } from "#app/domain/security/acting-for.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { tellPlaced } from "#app/domain/orders/placed-event.ts";
import { firstClock, unansweredOf } from "#app/domain/orders/questions/unanswered.ts";
import { newTaskIds, writeTasks } from "#app/domain/tasks/write-tasks.ts";
import { lockUnmoved } from "./open-filling.ts";
import type { Filling } from "./open-filling.ts";

/**
 * A command of the buyer, with their token, whose key is the order and the next position. Making and counting are one
 * transaction, so that a worker killed at any point leaves the slice done entirely or not at all.
 */
export async function makeTasks(filling: Filling, most: number): Promise<void> {
  const { id, buyerId: userId, tokenId, level, made, total } = filling;
  const actor = actingFor({ userId, tokenId, level });
  const spec = { actor, key: `filling:${id}:${made + 1}`, input: { orderId: id } };
  const complete = made === total;
  await command({ ...spec, name: complete ? "orders.stand" : "orders.fill" }, async (tx) => {
    const locked = await lockUnmoved(tx, filling);
    if (locked !== null) await (complete ? stand(tx, locked) : makeNext(tx, locked, most));
    return {};
  });
}

async function makeNext(tx: Tx, filling: Filling, most: number): Promise<void> {
  const { id, made, total, buyerId, currency, taskPriceMicros: priceMicros } = filling;
  const ids = newTaskIds(Math.min(most, total - made));
  await planAfresh(tx, ids.length);
  const { freelancerId, title, commissionBps, deliveryDays, revisions } = filling;
  const parties = { orderId: id, buyerId, freelancerId };
  const agreed = {
    ...parties,
    title,
    currency,
    priceMicros,
    commissionBps,
    deliveryDays,
    revisions,
  };
  await Promise.all([
    writeTasks(tx, agreed, { ids, from: made + 1, startBy: null }),
    fundFromReserve(
      tx,
      { ownerId: id, buyerId, currency },
      ids.map((task) => ({ id: task, priceMicros })),
    ),
    tx.sql`
      update order_fillings set made = ${made + ids.length}, command_id = ${tx.command.id} where id = ${id}`,
  ]);
}

/** Both parties are told at this moment, and the time to start counts from it. */
async function stand(tx: Tx, filling: Filling): Promise<void> {
  const { id, title, total, buyerId, freelancerId, currency, totalMicros } = filling;
  const unanswered = await unansweredOf(tx, id);
  const { startBy } = firstClock(unanswered, tx.command.at);
  await tx.sql`
    update order_fillings set state = 'winding', start_by = ${startBy}, command_id = ${tx.command.id} where id = ${id}`;
  const netMicros = totalMicros - filling.commissionMicros;
  const parties = { buyerId, freelancerId };
  const money = { currency, totalMicros, netMicros, fundsClearAt: filling.fundsClearAt };
  await tellPlaced(tx, {
    orderId: id,
    title,
    count: total,
    ...parties,
    ...money,
    startBy,
    unanswered,
  });
}
