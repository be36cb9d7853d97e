/** The command behind every plain button of a task or a list of tasks: start, decline, cancel, accept, agree … */
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { CommandSpec, Outcome } from "#app/domain/commands/command.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { advance } from "./advance.ts";
import type { Move } from "./advance.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskSelection } from "./lock-tasks.ts";
import { announce, plainMove } from "./plain-move.ts";
import type { PlainTransition } from "./plain-move.ts";
import { perWorld } from "#app/domain/kernel/world.ts";
import { taskConvoy } from "./task-convoy.ts";
import type { AdvanceAnswer } from "./task-convoy.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

export type { AdvanceAnswer } from "./task-convoy.ts";

/** Those where the other side deserves a word of explanation. */
const NEEDS_NOTE: readonly TaskTransition[] = ["revise", "decline", "propose_cancel"];
export const MAX_NOTE = 2000;

export interface AdvanceInput {
  transition: PlainTransition;
  tasks: TaskSelection;
  note: string;
  key: string;
}

export function needsNote(transition: TaskTransition): boolean {
  return NEEDS_NOTE.includes(transition);
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
  if (needsNote(transition) && note === "")
    refuse("invalid_input", {
      field: "note",
      sentence: "Please write a sentence for the other side.",
    });
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
      if (!(move instanceof Refusal)) moves.push(move);
      else if (alone) throw move;
      else refused.push({ id: task.id, code: move.code, sentence: move.message });
    }
    await Promise.all([advance(tx, transition, moves), announce(tx, transition, moves)]);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
}
