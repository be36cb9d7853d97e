/** Group commit for one button on one task, the most frequent command (`npm run bench -- ledger`). */
import { partyOf } from "#app/domain/access/party.ts";
import { GroupCommit } from "#app/domain/commands/group-commit.ts";
import type { BegunCommand } from "#app/domain/commands/command-rows.ts";
import { refusalOf } from "#app/domain/kernel/refusal.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { advanceAndTell } from "./advance.ts";
import type { Move } from "./advance.ts";
import type { LockedTask } from "./locked-task.ts";
import { readLocked } from "./lock-tasks.ts";
import type { ItemRefusal, TaskItem } from "./lock-tasks.ts";
import { whyNot } from "./may-advance.ts";
import { plainMove } from "./plain-move.ts";
import type { PlainTransition } from "./transition-lists.ts";

export interface AdvanceAnswer {
  advanced: string[];
  refused: ItemRefusal[];
}

export interface OneTask {
  item: TaskItem;
  note: string;
}

type Tasks = Map<string, LockedTask>;
type TaskCommits = GroupCommit<OneTask, Tasks, Move, AdvanceAnswer>;

/** The group commit of one transition; a single task is checked by the same rules as a list of tasks. */
export function taskCommits(transition: PlainTransition): TaskCommits {
  return new GroupCommit<OneTask, Tasks, Move, AdvanceAnswer>({
    subject: ({ item }) => item.id,
    look: async (tx, commands, mayWait) => {
      const ids = commands.map(({ input }) => input.item.id);
      const tasks = await readLocked(tx, ids, mayWait ? "all" : "free");
      return new Map(tasks.map((task) => [task.id, task]));
    },
    judge: (command, tasks) => judge(transition, command, tasks),
    write: async (tx, moves) => {
      await advanceAndTell(tx, transition, moves);
      return moves.map(({ task }) => ({ advanced: [task.id], refused: [] }));
    },
  });
}

function judge(
  transition: PlainTransition,
  { input, command }: BegunCommand<OneTask>,
  tasks: Tasks,
): { move: Move } | { refusal: Refusal } | "missing" {
  const task = tasks.get(input.item.id);
  if (task === undefined) return "missing";
  const party = partyOf(task, command.actor);
  const obstacle = whyNot(task, transition, party, command.at, input.item.version);
  if (obstacle !== null) return { refusal: refusalOf(obstacle) };
  if (party === null) return "missing";
  const move = plainMove(transition, { task, party, note: input.note, command });
  return "code" in move ? { refusal: refusalOf(move) } : { move };
}
