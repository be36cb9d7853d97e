/** One task, one button: the most frequent command there is. Those that come together travel together. */
import type { CommandSpec, Outcome } from "#app/domain/commands/command.ts";
import { Convoy } from "#app/domain/commands/convoy.ts";
import type { Rider, Verdict } from "#app/domain/commands/convoy.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { advance } from "./advance.ts";
import type { Move } from "./advance.ts";
import { partyOf } from "./locked-task.ts";
import type { LockedTask } from "./locked-task.ts";
import { readLocked } from "./lock-tasks.ts";
import type { ItemRefusal, TaskItem } from "./lock-tasks.ts";
import { whyNot } from "./may-advance.ts";
import { announce, plainMove } from "./plain-move.ts";
import type { PlainTransition } from "./plain-move.ts";

export interface AdvanceAnswer {
  advanced: string[];
  refused: ItemRefusal[];
}

export interface OneTask {
  item: TaskItem;
  note: string;
}

type TaskConvoy = Convoy<OneTask, Map<string, LockedTask>, Move, AdvanceAnswer>;

/**
 * The convoy of one transition. A task that is missing or held by somebody else is left to `alone`, which waits for it or says
 * that there is none; everything else is judged by the same rules as a list.
 */
export function taskConvoy(
  transition: PlainTransition,
  alone: (spec: CommandSpec, input: OneTask) => Promise<Outcome<AdvanceAnswer>>,
): TaskConvoy {
  return new Convoy({
    subject: ({ item }) => item.id,
    look: async (tx, riders) => {
      const ids = riders.map(({ input }) => input.item.id);
      return new Map((await readLocked(tx, ids, "free")).map((task) => [task.id, task]));
    },
    judge: (rider, tasks) => judge(transition, rider, tasks),
    write: (tx, moves) =>
      Promise.all([advance(tx, transition, moves), announce(tx, transition, moves)]),
    alone,
  });
}

function judge(
  transition: PlainTransition,
  { input, command }: Rider<OneTask>,
  tasks: Map<string, LockedTask>,
): Verdict<Move, AdvanceAnswer> {
  const task = tasks.get(input.item.id);
  if (task === undefined) return "alone";
  const party = partyOf(task, command.actor);
  const refusal = whyNot(task, transition, party, command.at, input.item.version);
  if (refusal !== null) return { refusal };
  if (party === null) return "alone";
  const move = plainMove(transition, { task, party, note: input.note, command });
  if (move instanceof Refusal) return { refusal: move };
  return { move, answer: { advanced: [task.id], refused: [] } };
}
