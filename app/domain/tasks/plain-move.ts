/** The move a plain button makes on one locked task: the lifecycle table gives its amounts. */
import type { Begun } from "#app/domain/commands/command.ts";
import type { Obstacle } from "#app/domain/kernel/refusal.ts";
import type { Move } from "./after-transition.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask, Party } from "./locked-task.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskTransition, TaskTransitionRow } from "./task-lifecycle.ts";
import type { PlainTransition } from "./transition-lists.ts";

interface Plain {
  task: LockedTask;
  party: Party;
  note: string;
  /** Where commands share a transaction. */
  command?: Begun;
}

/** An obstacle for tasks in dispute: giving in also closes the dispute, so `disputes` has its own command for it. */
export function plainMove(transition: PlainTransition, plain: Plain): Move | Obstacle {
  if (plain.task.state === "disputed")
    return {
      code: "transition_refused",
      sentence: "This task is disputed: settle it on the dispute's page.",
    };
  return { ...plain, ...amounts(transition, plain.task) };
}

/** The amounts a transition moves, by the lifecycle table: all that is held, in one direction, or nothing. */
export function amounts(
  transition: TaskTransition,
  task: LockedTask,
): { releaseMicros: bigint; refundMicros: bigint } {
  const { money }: TaskTransitionRow = TASK_LIFECYCLE[transition];
  const held = heldMicros(task);
  return {
    releaseMicros: money === "release" ? held : 0n,
    refundMicros: money === "refund" ? held : 0n,
  };
}
