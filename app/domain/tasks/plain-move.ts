/** What a plain button makes of one locked task: the amounts are read off the table, and the outbox hears of it. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Move } from "./after-transition.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask, Party } from "./locked-task.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskTransition, TaskTransitionRow } from "./task-lifecycle.ts";
import { taskEvents } from "./task-events.ts";

/** Transitions that need nothing but the tasks and perhaps a word: the rest have commands of their own. */
export const PLAIN_TRANSITIONS = [
  "start",
  "decline",
  "cancel",
  "revise",
  "accept",
  "agree_extension",
  "propose_cancel",
  "refuse_cancel",
  "agree_cancel",
  "give_up",
  "cancel_late",
] as const satisfies readonly TaskTransition[];

export type PlainTransition = (typeof PLAIN_TRANSITIONS)[number];

interface Plain {
  task: LockedTask;
  party: Party;
  note: string;
  /** Where commands share a transaction. */
  command?: Begun;
}

/** Refuses tasks in dispute: giving in then also closes the dispute, so it is the disputes' own command. */
export function plainMove(transition: PlainTransition, plain: Plain): Move | Refusal {
  if (plain.task.state === "disputed")
    return new Refusal("transition_refused", {
      sentence: "This task is disputed: settle it on the dispute's page.",
    });
  return { ...plain, ...amounts(transition, plain.task) };
}

/** What the transition moves, read off the table: all that is held, one way or the other, or nothing. */
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

/** Writes what happened into the outbox, one event for each command, order and transition. */
export async function announce(tx: Tx, transition: TaskTransition, moves: Move[]): Promise<void> {
  const events = [...Map.groupBy(moves, (move) => move.command ?? tx.command)].flatMap(
    ([command, own]) =>
      taskEvents(transition, own, command.at).map((event) => ({ ...event, command })),
  );
  await enqueue(tx, events);
}
