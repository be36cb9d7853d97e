/** Steps of a change that both sides agreed on: a task's price is lowered, or it gets more days. */
import type { Tx } from "#app/domain/commands/command.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { found, refusalOf, refuse } from "#app/domain/kernel/refusal.ts";
import { advance } from "./advance.ts";
import { readLocked } from "./lock-tasks.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask } from "./locked-task.ts";
import { whyNot } from "./may-advance.ts";

export interface ByAgreement {
  taskId: string;
  /** The side that agreed, whose command it is. */
  party: "buyer" | "freelancer";
  /** The other side's words. */
  note: string;
}

/** Refunds a part of what is held. Refuses `transition_refused`, and `amount_exceeds_held` unless something stays held. */
export async function lowerPrice(tx: Tx, of: ByAgreement, micros: bigint): Promise<void> {
  const task = await open(tx, of, "reduce");
  requireLess(task, micros);
  const { party, note } = of;
  await advance(tx, "reduce", [{ task, party, note, releaseMicros: 0n, refundMicros: micros }]);
}

/** Refuses `transition_refused` once the work was delivered. */
export async function addDays(tx: Tx, of: ByAgreement, days: number): Promise<void> {
  const task = await open(tx, of, "add_days");
  const move = { task, party: of.party, note: of.note, releaseMicros: 0n, refundMicros: 0n };
  await advance(tx, "add_days", [{ ...move, extensionDays: days }]);
  await tx.sql`
    update tasks set added_days = added_days + ${days}, command_id = ${tx.command.id} where id = ${task.id}`;
}

async function open(
  tx: Tx,
  { taskId, party }: ByAgreement,
  transition: "reduce" | "add_days",
): Promise<LockedTask> {
  const task = found((await readLocked(tx, [taskId]))[0]);
  const obstacle = whyNot(task, transition, party, tx.command.at);
  if (obstacle !== null) throw refusalOf(obstacle);
  return task;
}

/** All of it goes back by cancelling the task, which is a step of its own. */
export function requireLess(
  task: Pick<LockedTask, "priceMicros" | "releasedMicros" | "refundedMicros" | "currency">,
  micros: bigint,
): void {
  const held = heldMicros(task);
  if (micros < held) return;
  refuse("amount_exceeds_held", {
    field: "price",
    sentence: `${formatMoney(money(held, task.currency))} is held for this milestone, and a part of it must stay. To give all of it back, cancel the milestone.`,
  });
}
