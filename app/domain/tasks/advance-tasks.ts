/** The command behind every plain button of a task or a list of tasks: start, decline, cancel, accept, agree … */
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
import { taskConvoy } from "./task-convoy.ts";
import type { AdvanceAnswer } from "./task-convoy.ts";
import { needsNote } from "./transition-lists.ts";
import type { ListTransition, PlainTransition } from "./transition-lists.ts";

export type { AdvanceAnswer } from "./task-convoy.ts";

export const MAX_NOTE = 2000;

export interface AdvanceInput {
  transition: PlainTransition;
  tasks: TaskSelection;
  note: string;
  key: string;
}

/** Refuses `invalid_input` where the other side deserves a word of explanation and there is none. */
export function requireNote(transition: ListTransition, note: string): void {
  if (needsNote(transition) && note === "")
    refuse("invalid_input", {
      field: "note",
      sentence: "Please write a sentence for the other side.",
    });
}

/** Each world's commands travel with their own only. */
const convoys = perWorld(() => new Map<PlainTransition, ReturnType<typeof taskConvoy>>());

function convoyOf(transition: PlainTransition): ReturnType<typeof taskConvoy> {
  const known = convoys().get(transition);
  if (known !== undefined) return known;
  const made = taskConvoy(transition, (spec, { item, note }) =>
    advanceTogether(spec, { transition, tasks: [item], note }),
  );
  convoys().set(transition, made);
  return made;
}

/**
 * Makes one transition on a list of tasks; refused items are reported and never stop their neighbours. A single task that is
 * refused throws its refusal. Refuses what `lockTasks` refuses, and `invalid_input` when a needed note is missing.
 */
export async function advanceTasks(
  actor: Actor,
  input: AdvanceInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { transition, key, ...rest } = input;
  const note = input.note.trim();
  requireNote(transition, note);
  const spec = { name: `orders.${transition}`, actor, key, input: rest };
  const [item, ...more] = Array.isArray(input.tasks) ? input.tasks : [];
  if (item !== undefined && more.length === 0)
    return convoyOf(transition).ride(spec, { item, note });
  return advanceTogether(spec, { transition, tasks: input.tasks, note });
}

/** In a transaction of its own. */
function advanceTogether(
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
