/** The clock's side of the lifecycle: what happens to tasks when nobody acted in time. */
import { enqueue } from "#app/domain/jobs/enqueue.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/kernel/command.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { advance } from "./advance.ts";
import { amounts, announce } from "./plain-move.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

/** Deadlines that are the orders' own; `escalate` opens a dispute and is the disputes'. */
const CLOCK_TRANSITIONS = [
  "lapse",
  "settle",
  "abandon",
] as const satisfies readonly TaskTransition[];

/** A batch commits as a whole, so it stays small enough to be quick and large enough to be cheap. */
const BATCH = 500;
const REMINDER_HOURS = 24;

/**
 * Carries out every deadline that has passed and returns how many tasks moved. Safe to run at any time and by many at
 * once: a task moves only if its own clock says so inside the lock.
 */
export async function runDeadlines(): Promise<number> {
  let moved = 0;
  for (const transition of CLOCK_TRANSITIONS) {
    for (;;) {
      const due = await dueTasks(transition);
      if (due.length === 0) break;
      const advanced = await advanceDue(transition, due);
      moved += advanced;
      if (advanced === 0) break;
    }
  }
  return moved;
}

/** Ids of tasks whose clock says this transition is due. */
export async function dueTasks(transition: TaskTransition, limit = BATCH): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from tasks where next_at <= ${nowDate()} and next_event = ${transition}
    order by next_at, id limit ${limit}`;
  return rows.map((row) => row.id);
}

async function advanceDue(transition: TaskTransition, ids: string[]): Promise<number> {
  const spec = { name: `orders.${transition}`, actor: CLOCK, key: newFormKey(), input: { ids } };
  try {
    const { answer } = await command(spec, async (tx) => {
      const { ready } = await lockTasks(
        tx,
        ids.map((id) => ({ id })),
        transition,
      );
      const moves = ready.map(({ task, party }) => ({
        task,
        party,
        note: "",
        ...amounts(transition, task),
      }));
      await advance(tx, transition, moves);
      await announce(tx, transition, moves);
      return { moved: moves.length };
    });
    return answer.moved;
  } catch (error) {
    // Somebody acted between the look and the lock; a list of one says so by refusing.
    if (error instanceof Refusal) return 0;
    throw error;
  }
}

/** Reminds buyers a day before silence accepts a delivery; once for each delivery. Returns how many orders were reminded. */
export async function remindBuyers(): Promise<number> {
  const rows = await sql<
    Array<{
      orderId: string;
      taskIds: string[];
      title: string;
      nextAt: Date;
      buyerId: string;
      freelancerId: string;
      key: string;
    }>
  >`
    select order_id as "orderId", array_agg(id order by id) as "taskIds", min(title) as title, min(next_at) as "nextAt",
           min(buyer_id) as "buyerId", min(freelancer_id) as "freelancerId",
           'remind:' || md5(string_agg(id || ':' || version, ',' order by id)) as key
    from tasks
    where next_event = 'settle' and next_at > ${nowDate()} and next_at <= ${hoursAfter(nowDate(), REMINDER_HOURS)}
    group by order_id, next_at
    having not exists (
      select from commands where actor_id = 'clock'
        and idempotency_key = 'remind:' || md5(string_agg(tasks.id || ':' || tasks.version, ',' order by tasks.id)))
    limit ${BATCH}`;
  for (const { key, ...row } of rows) {
    await command(
      { name: "orders.remind", actor: CLOCK, key, input: { tasks: row.taskIds } },
      async (tx) => {
        const { taskIds, orderId, title, nextAt, buyerId, freelancerId } = row;
        const [only, ...more] = taskIds;
        const one = only !== undefined && more.length === 0 ? { taskId: only } : {};
        const payload = {
          orderId,
          taskIds,
          ...one,
          count: taskIds.length,
          title,
          dueAt: nextAt.toISOString(),
          parties: { buyerId, freelancerId },
        };
        await enqueue(tx, [{ name: "task.reminder", subjectId: one.taskId ?? orderId, payload }]);
        return {};
      },
    );
  }
  return rows.length;
}
