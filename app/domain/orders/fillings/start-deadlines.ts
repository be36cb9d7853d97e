/**
 * Sets the clock on one slice of an order that stands: it refunds a task if the freelancer does not start it, or if the buyer does
 * not answer the questions of the order (decision 55).
 */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { firstClock, unansweredOf } from "#app/domain/orders/questions/unanswered.ts";
import { lockUnmoved } from "./open-filling.ts";
import type { Filling } from "./open-filling.ts";

/** Takes the next tasks, at most `most`. Tasks that moved since the order stood have the clock of their new state. */
export async function startDeadlines(filling: Filling, most: number): Promise<void> {
  const { id, wound } = filling;
  const spec = { actor: CLOCK, key: `filling:${id}:wound:${wound}`, input: { orderId: id } };
  await command({ ...spec, name: "orders.wind_clocks" }, async (tx) => {
    const locked = await lockUnmoved(tx, filling);
    if (locked !== null) await windNext(tx, locked, most);
    return {};
  });
}

async function windNext(tx: Tx, { id, total, wound, startBy }: Filling, most: number) {
  const upTo = Math.min(wound + most, total);
  await planAfresh(tx, upTo - wound);
  const { clock } = firstClock(await unansweredOf(tx, id), tx.command.at);
  // Locked by id like every list of tasks. The version stays: a form rendered since the order stood must not become stale.
  await tx.sql`
    update tasks set next_event = ${clock}, next_at = ${startBy}, command_id = ${tx.command.id}
    where state = 'funded' and next_event is null and id = any (array(
      select id from tasks where order_id = ${id} and position > ${wound} and position <= ${upTo}
      order by id for no key update))`;
  const over = upTo === total;
  await tx.sql`
    update order_fillings
    set wound = ${upTo}, state = ${over ? "filled" : "winding"}, ended_at = ${over ? tx.command.at : null},
        command_id = ${tx.command.id}
    where id = ${id}`;
}
