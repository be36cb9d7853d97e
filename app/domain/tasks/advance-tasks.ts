/** The command behind every plain button for one task or a list: start, decline, cancel, accept, agree … */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { CommandSpec, Outcome } from "#app/domain/commands/command.ts";
import { refusalOf, refuse, sentenceOf } from "#app/domain/kernel/refusal.ts";
import { advanceAndTell } from "./advance.ts";
import type { Move } from "./advance.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskSelection } from "./lock-tasks.ts";
import { plainMove } from "./plain-move.ts";
import { perWorld } from "#app/domain/kernel/world.ts";
import { taskCommits } from "./task-commits.ts";
import type { AdvanceAnswer } from "./task-commits.ts";
import { needsNote } from "./transition-lists.ts";
import type { ListTransition, PlainTransition } from "./transition-lists.ts";

export type { AdvanceAnswer } from "./task-commits.ts";

export const MAX_NOTE = 2000;

export interface AdvanceInput {
  transition: PlainTransition;
  tasks: TaskSelection;
  note: string;
  key: string;
}

/** Refuses `invalid_input` where the transition needs a note and has none. */
export function requireNote(transition: ListTransition, note: string): void {
  if (needsNote(transition) && note === "")
    refuse("invalid_input", {
      field: "note",
      sentence: "Please write a sentence for the other side.",
    });
}

/** Commands of one world and one transition share transactions. */
const commits = perWorld(() => new Map<PlainTransition, ReturnType<typeof taskCommits>>());

function commitsOf(transition: PlainTransition): ReturnType<typeof taskCommits> {
  const known = commits().get(transition);
  if (known !== undefined) return known;
  const made = taskCommits(transition);
  commits().set(transition, made);
  return made;
}

/**
 * Makes one transition on a list of tasks; a refused task is reported and does not stop the others. A list of one throws its
 * refusal. Refuses what `lockTasks` refuses, and `invalid_input` when a needed note is missing.
 */
export async function advanceTasks(
  actor: Actor,
  input: AdvanceInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { transition, key, ...rest } = input;
  const note = tidyText(input.note);
  requireNote(transition, note);
  const spec = { name: `tasks.${transition}` as const, actor, key, input: rest };
  const [item, ...more] = Array.isArray(input.tasks) ? input.tasks : [];
  if (item !== undefined && more.length === 0)
    return commitsOf(transition).submit(spec, { item, note });
  return advanceList(spec, { transition, tasks: input.tasks, note });
}

/** A list of tasks in one command. */
function advanceList(
  spec: CommandSpec,
  { transition, tasks, note }: { transition: PlainTransition; tasks: TaskSelection; note: string },
): Promise<Outcome<AdvanceAnswer>> {
  return command(spec, async (tx) => {
    const { ready, refused } = await lockTasks(tx, tasks, transition);
    const moves: Move[] = [];
    const alone = ready.length + refused.length === 1;
    for (const { task, party } of ready) {
      const move = plainMove(transition, { task, party, note });
      if (!("code" in move)) moves.push(move);
      else if (alone) throw refusalOf(move);
      else refused.push({ id: task.id, code: move.code, sentence: sentenceOf(move) });
    }
    await advanceAndTell(tx, transition, moves);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
}
