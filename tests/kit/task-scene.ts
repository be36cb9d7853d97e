/** Orders and transitions of tasks in one line each, by the ordinary commands. */
import type { Actor, UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { sampleGig } from "./cast.ts";

export interface PlacedOrder {
  orderId: string;
  taskIds: string[];
}

/** Orders from a new gig of the freelancer; the buyer must have the money. */
export async function order(
  buyer: UserActor,
  freelancer: UserActor,
  what: {
    priceMicros: bigint;
    quantity?: number;
    kind?: "package" | "unit";
    currency?: Currency;
  },
): Promise<PlacedOrder> {
  const { priceMicros, quantity = 1, kind = "package", currency = "USD" } = what;
  const gigId = await sampleGig(freelancer, { kind, priceMicros, currency });
  const { answer } = await placeOrder(buyer, {
    gigId,
    selection: { package: "basic", quantity },
    brief: "Copper, please.",
    total: decimal(priceMicros * BigInt(quantity)),
    key: newFormKey(),
  });
  // Does the worker's part of a large order.
  if (answer.beingMade === true) await runFillings();
  return { orderId: answer.orderId, taskIds: await tasksOf(answer.orderId) };
}

export async function tasksOf(orderId: string): Promise<string[]> {
  const rows = await sql<
    { id: string }[]
  >`select id from tasks where order_id = ${orderId} order by position`;
  return rows.map(({ id }) => id);
}

export async function move(
  actor: Actor,
  transition: PlainTransition,
  taskIds: string[],
  note = "A word.",
) {
  const tasks = taskIds.map((id) => ({ id }));
  return (await advanceTasks(actor, { transition, tasks, note, key: newFormKey() })).answer;
}

export async function handOver(freelancer: UserActor, taskIds: string[]) {
  const tasks = taskIds.map((id) => ({ id }));
  const input = { tasks, note: "Here it is.", files: [], key: newFormKey() };
  return (await deliver(freelancer, input)).answer;
}

/** The state of each task, in the order of the ids. */
export async function statesOf(taskIds: string[]): Promise<string[]> {
  const rows = await sql<Array<{ id: string; state: string }>>`
    select id, state from tasks where id = any(${taskIds}::text[])`;
  const states = new Map(rows.map((row) => [row.id, row.state]));
  return taskIds.map((id) => states.get(id) ?? "missing");
}
