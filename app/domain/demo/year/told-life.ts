/** Follows a task of the demo's year from its funding to its end, by the same pure steps that a command makes. Pure. */
import type { Begun } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import { moveOutcome } from "#app/domain/tasks/move-outcome.ts";
import type { MoveOutcome } from "#app/domain/tasks/move-outcome.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import type { Move } from "#app/domain/tasks/advance.ts";

export interface ToldStep {
  transition: TaskTransition;
  party: Move["party"];
  actor: Actor;
  at: Date;
  note?: string;
  /** The share of what is held that is released, in hundredths; the rest is refunded. Absent: no money moves. */
  releases?: bigint;
}

export interface ToldTask {
  first: LockedTask;
  outcomes: MoveOutcome[];
  last: LockedTask;
}

/** `commandId` is the one command that writes them all; actor and moment are those of each step. */
export function toldLife(
  first: LockedTask,
  steps: readonly ToldStep[],
  commandId: string,
): ToldTask {
  let task = first;
  const outcomes: MoveOutcome[] = [];
  for (const { transition, party, actor, at, note = "", releases } of steps) {
    const held = heldMicros(task);
    const releaseMicros = releases === undefined ? 0n : (held * releases) / 100n;
    const refundMicros = releases === undefined ? 0n : held - releaseMicros;
    const command: Begun = { id: commandId, actor, at };
    const move: Move = { task, releaseMicros, refundMicros, note, party, command };
    const outcome = moveOutcome(transition, move, at);
    outcomes.push(outcome);
    task = {
      ...task,
      ...outcome.after,
      version: task.version + 1,
      releasedMicros: task.releasedMicros + releaseMicros,
      refundedMicros: task.refundedMicros + refundMicros,
    };
  }
  return { first, outcomes, last: task };
}
