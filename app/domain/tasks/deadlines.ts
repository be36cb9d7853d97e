/** The clock's transitions of tasks: carries out the deadlines that passed (decision 57). */
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceAndTell } from "./advance.ts";
import { readLocked } from "./lock-tasks.ts";
import { whyNot } from "./may-advance.ts";
import { amounts } from "./plain-move.ts";
import type { TaskTransition } from "./task-lifecycle.ts";
import { CLOSING_CLOCKS } from "./transition-lists.ts";
import type { ClosingClock } from "./transition-lists.ts";

/** One transaction per batch: small enough to be quick, large enough to be cheap. */
const BATCH = 500;

/** Batches per query. */
const CHUNK = 10;

export interface DueTask {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  nextAt: string;
}

/**
 * Carries out every deadline that has passed and returns how many tasks moved. Safe at any time and in parallel: a task moves
 * only if its own clock is due under the lock. A task that cannot be moved is left out and recorded (`setbacks`).
 */
export async function runDeadlines(control: RunControl = {}): Promise<number> {
  let moved = 0;
  for (const transition of CLOSING_CLOCKS)
    moved += await workThrough(
      {
        name: `tasks.${transition}`,
        idOf: ({ id }) => id,
        due: chunks<DueTask>((after) => dueTasks(transition, after, BATCH * CHUNK)),
        carryOut: (tasks) =>
          advanceDue(
            transition,
            tasks.map(({ id }) => id),
          ),
        batch: BATCH,
      },
      control,
    );
  return moved;
}

/** Tasks for which this transition of the clock is due, after the cursor `after`. */
export function dueTasks(
  transition: TaskTransition,
  after: DueTask | null,
  limit: number,
): Promise<DueTask[]> {
  const { nextAt, id } = after ?? { nextAt: "-infinity", id: "" };
  return sql<DueTask[]>`
    select id, next_at::text as "nextAt" from tasks
    where next_at <= ${nowDate()} and next_event = ${transition} and (next_at, id) > (${nextAt}::text::timestamptz, ${id})
    order by next_at, id limit ${limit}`;
}

async function advanceDue(transition: ClosingClock, ids: string[]): Promise<number> {
  const spec = {
    name: `tasks.${transition}` as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { ids },
  };
  const { answer } = await command(spec, async (tx) => {
    await planAfresh(tx, ids.length);
    // A task that moved between the query and the lock stays as it is.
    const tasks = (await readLocked(tx, ids)).filter(
      (task) => whyNot(task, transition, "clock", tx.command.at) === null,
    );
    const moves = tasks.map((task) => ({
      task,
      party: "clock" as const,
      note: "",
      ...amounts(transition, task),
    }));
    await advanceAndTell(tx, transition, moves);
    return { moved: moves.length };
  });
  return answer.moved;
}
