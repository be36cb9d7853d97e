/** Locks tasks in order of id, reads them fresh, and separates those that may move from those refused. */
import type { Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { refusalOf, refuse, sentenceOf } from "#app/domain/kernel/refusal.ts";
import type { Obstacle } from "#app/domain/kernel/refusal.ts";
import { taskStands } from "./order-stands.ts";
import { partyOf } from "#app/domain/access/party.ts";
import type { LockedTask, Party } from "./locked-task.ts";
import { whyNot } from "./may-advance.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import { autoAcceptHours, fundsClearAt } from "./task-money.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

export const MAX_TASKS_PER_COMMAND = 10_000;

export interface TaskItem {
  id: string;
  /** The version the form was rendered with; a task with another version is `stale`. */
  version?: number | undefined;
}

/** Tasks by id, or all tasks of an order that are in a `from` state of the transition. */
export type TaskSelection = TaskItem[] | { orderId: string };

export interface ItemRefusal {
  id: string;
  code: string;
  sentence: string;
}

export interface LockedTasks {
  ready: Array<{ task: LockedTask; party: Party }>;
  refused: ItemRefusal[];
}

/**
 * Locks in order of id, so that two overlapping lists wait for each other instead of deadlocking. With `free`, `SKIP LOCKED`: a
 * task locked elsewhere is missing from the result.
 */
export async function readLocked(
  tx: Tx,
  ids: string[],
  which: "all" | "free" = "all",
): Promise<LockedTask[]> {
  return tx.sql<LockedTask[]>`
    select t.id, t.order_id as "orderId", t.buyer_id as "buyerId", t.freelancer_id as "freelancerId", t.title, t.currency,
           t.price_micros as "priceMicros", t.released_micros as "releasedMicros", t.refunded_micros as "refundedMicros",
           t.commission_bps as "commissionBps", t.state, t.version, t.delivery_days + t.added_days as "deliveryDays",
           t.revisions_left as "revisionsLeft", t.due_at as "dueAt", t.delivered_at as "deliveredAt",
           t.next_event as "nextEvent", t.next_at as "nextAt", t.cancel_proposed_by as "cancelProposedBy",
           t.extension_days as "extensionDays", t.funded_at as "fundedAt",
           ${taskStands("t")} as stands,
           o.agreed, o.clearing_hours as "clearingHours", ${fundsClearAt()} as "fundsClearAt", ${autoAcceptHours()} as "autoAcceptHours"
    from tasks t join orders o on o.id = t.order_id
    where t.id = any(${ids}::text[]) order by t.id
    for no key update of t ${which === "free" ? tx.sql`skip locked` : tx.sql``}`;
}

/**
 * Locks the tasks and splits them into ready and refused (`not_found`, `not_allowed`, `transition_refused`, `stale` …).
 * Duplicates count once. A refused list of one throws its refusal, so that nothing is stored under the key. Refuses `empty_list`
 * and `too_many_items`.
 */
export async function lockTasks(
  tx: Tx,
  selection: TaskSelection,
  transition: TaskTransition,
): Promise<LockedTasks> {
  const items = Array.isArray(selection)
    ? selection
    : await standing(tx, selection.orderId, transition);
  const wanted = new Map(items.map((item) => [item.id, item]));
  if (wanted.size === 0) refuse("empty_list");
  if (wanted.size > MAX_TASKS_PER_COMMAND)
    refuse("too_many_items", { facts: { limit: `${MAX_TASKS_PER_COMMAND}` } });
  await planAfresh(tx, wanted.size);
  const tasks = new Map((await readLocked(tx, [...wanted.keys()])).map((task) => [task.id, task]));
  const result: LockedTasks = { ready: [], refused: [] };
  for (const item of wanted.values()) {
    const task = tasks.get(item.id);
    const party = task === undefined ? null : partyOf(task, tx.command.actor);
    const obstacle: Obstacle | null =
      task === undefined
        ? { code: "not_found" }
        : whyNot(task, transition, party, tx.command.at, item.version);
    if (obstacle !== null && wanted.size === 1) throw refusalOf(obstacle);
    if (obstacle !== null)
      result.refused.push({ id: item.id, code: obstacle.code, sentence: sentenceOf(obstacle) });
    else if (task !== undefined && party !== null) result.ready.push({ task, party });
  }
  return result;
}

/** Selected inside the command, so that a form sent twice has the same input. In a stranger's order it finds no tasks. */
async function standing(tx: Tx, orderId: string, transition: TaskTransition): Promise<TaskItem[]> {
  const from: readonly string[] = TASK_LIFECYCLE[transition].from;
  const { id } = tx.command.actor;
  return tx.sql<TaskItem[]>`
    select id from tasks where order_id = ${orderId} and state = any(${[...from]}::text[])
      and (buyer_id = ${id} or freelancer_id = ${id})
      and ${taskStands()}
    order by position limit ${MAX_TASKS_PER_COMMAND}`;
}
