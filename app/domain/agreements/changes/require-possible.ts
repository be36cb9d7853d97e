/** Whether a change could have its effect now: asked when it is proposed, and again when it is accepted. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { LockedAgreed, LockedLine } from "#app/domain/orders/agreed/lock-agreed.ts";
import { requireLess } from "#app/domain/tasks/by-agreement.ts";
import { readLocked } from "#app/domain/tasks/lock-tasks.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import type { Proposed } from "./proposed.ts";

const MAX_OPEN_CHANGES = 20;

/** Refuses `too_many_items`. */
export async function requireRoom(tx: Tx, { order }: LockedAgreed): Promise<void> {
  const rows =
    await tx.sql`select from order_changes where order_id = ${order.id} and state = 'proposed'`;
  if (rows.length < MAX_OPEN_CHANGES) return;
  refuse("too_many_items", {
    sentence: `${MAX_OPEN_CHANGES} proposed changes of this order wait for an answer already.`,
    facts: { limit: `${MAX_OPEN_CHANGES}` },
  });
}

/** Under `lockAgreed`. Refuses `transition_refused`, `too_many_items` and `amount_exceeds_held`. */
export async function requirePossible(
  tx: Tx,
  locked: LockedAgreed,
  proposed: Proposed,
): Promise<void> {
  if (proposed.kind === "lower")
    requireLess(await openTask(tx, locked, proposed.taskId), proposed.priceMicros);
  else if (proposed.kind === "days")
    await openTask(tx, locked, proposed.taskId, ["funded", "started"]);
  else if (proposed.kind === "drop") unfundedLine(locked, proposed.position);
  else requireRunning(locked);
  if (proposed.kind !== "add") return;
  const lines = locked.lines.filter(({ droppedAt }) => droppedAt === null);
  if (lines.length >= MAX_AGREED_LINES)
    refuse("too_many_items", {
      sentence: `An order has at most ${MAX_AGREED_LINES} milestones.`,
      facts: { limit: `${MAX_AGREED_LINES}` },
    });
}

function requireRunning({ lines }: LockedAgreed): void {
  if (lines.some((line) => line.open || isUnfunded(line))) return;
  refuse("transition_refused", {
    sentence: "This order is over, so it cannot be changed. Agree on a new one instead.",
  });
}

function isUnfunded({ taskId, droppedAt }: LockedLine): boolean {
  return taskId === null && droppedAt === null;
}

function unfundedLine({ lines }: LockedAgreed, position: number): LockedLine {
  const line = lines.find((one) => one.position === position && isUnfunded(one));
  return (
    line ??
    refuse("transition_refused", {
      sentence: "Only a milestone that is not funded can be left out.",
    })
  );
}

async function openTask(
  tx: Tx,
  { order }: LockedAgreed,
  taskId: string,
  states: readonly LockedTask["state"][] = ["funded", "started", "delivered"],
): Promise<LockedTask> {
  const [task] = await readLocked(tx, [taskId]);
  if (task === undefined || task.orderId !== order.id) refuse("not_found");
  if (states.includes(task.state)) return task;
  return refuse("transition_refused", {
    sentence:
      task.state === "delivered"
        ? "This milestone was delivered, so it needs no more days."
        : "This milestone is closed or disputed, so it cannot be changed.",
    facts: { state: task.state },
  });
}
