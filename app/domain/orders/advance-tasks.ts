/** The command behind every plain button of a task or a list of tasks: start, decline, cancel, accept, agree … */
import { enqueue } from "#app/domain/jobs/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/kernel/command.ts";
import type { Outcome, Tx } from "#app/domain/kernel/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { advance } from "./advance.ts";
import type { Move } from "./advance.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask } from "./locked-task.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { ItemRefusal, TaskSelection } from "./lock-tasks.ts";
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

/** Those where the other side deserves a word of explanation. */
const NEEDS_NOTE: readonly TaskTransition[] = ["revise", "decline", "propose_cancel"];
export const MAX_NOTE = 2000;

export interface AdvanceInput {
  transition: PlainTransition;
  tasks: TaskSelection;
  note: string;
  key: string;
}

export interface AdvanceAnswer {
  advanced: string[];
  refused: ItemRefusal[];
}

export function needsNote(transition: TaskTransition): boolean {
  return NEEDS_NOTE.includes(transition);
}

/**
 * Makes one transition on a list of tasks; refused items are reported and never stop their neighbours. Refuses what
 * `lockTasks` refuses, and `invalid_input` when a needed note is missing.
 */
export async function advanceTasks(
  actor: Actor,
  input: AdvanceInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { transition, key, ...rest } = input;
  const note = input.note.trim();
  if (needsNote(transition) && note === "")
    refuse("invalid_input", {
      field: "note",
      sentence: "Please write a sentence for the other side.",
    });
  return command({ name: `orders.${transition}`, actor, key, input: rest }, async (tx) => {
    const { ready, refused } = await lockTasks(tx, input.tasks, transition);
    const moves: Move[] = [];
    for (const { task, party } of ready) {
      // Giving in during a dispute also closes the dispute, so it is the disputes' own command.
      if (task.state === "disputed")
        refuse("transition_refused", {
          sentence: "This task is disputed: settle it on the dispute's page.",
        });
      moves.push({ task, party, note, ...amounts(transition, task) });
    }
    await Promise.all([advance(tx, transition, moves), announce(tx, transition, moves)]);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
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

/** Writes what happened into the outbox, one event per order and transition. */
export async function announce(tx: Tx, transition: TaskTransition, moves: Move[]): Promise<void> {
  await enqueue(tx, taskEvents(transition, moves, tx.command.at));
}
