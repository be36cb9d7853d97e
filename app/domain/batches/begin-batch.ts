/** Begins a batch: accepted at once, carried out by the worker (decision 101). */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireNote } from "#app/domain/tasks/advance-tasks.ts";
import { stands, taskStands } from "#app/domain/tasks/order-stands.ts";
import type { TaskItem } from "#app/domain/tasks/lock-tasks.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { asksForWork } from "#app/domain/tasks/transition-lists.ts";
import type { BatchVerb } from "./batch-lifecycle.ts";

/** Tasks in one batch, by id or by order. */
export const MAX_BATCH_TASKS = 100_000;
/** Tasks by id: as many as a body of two megabytes holds. Whole orders allow more. */
export const MAX_NAMED_TASKS = 50_000;
export const MAX_BATCH_ORDERS = 1000;
/** Open batches per person. */
export const MAX_OPEN_BATCHES = 10;

export interface BatchInput {
  verb: BatchVerb;
  tasks: TaskItem[];
  /** Orders of which the batch takes every task in a `from` state of the verb. */
  orders: string[];
  /** One note for all tasks. */
  note: string;
  key: string;
}

/**
 * Stores the list and asks the worker to run it; each task is checked in its turn, by the same rules as a single task. Tasks
 * named twice count once. Refuses `empty_list`, `too_many_items` (facts: `limit`), `too_many_batches`, `not_found` (facts:
 * `order`) for an order that is not the actor's, and a missing note like the verb itself.
 */
export async function beginBatch(
  actor: UserActor,
  input: BatchInput,
): Promise<Outcome<{ batchId: string }>> {
  const { key, ...rest } = input;
  const note = tidyText(input.note);
  requireWord(input.verb, note);
  requireAtMost(input.tasks.length, MAX_NAMED_TASKS, "tasks by name");
  requireAtMost(input.orders.length, MAX_BATCH_ORDERS, "orders");
  return command({ name: "batches.begin", actor, key, input: rest }, async (tx) => {
    await requireRoom(tx, actor.id);
    const items = new Map(input.tasks.map((item) => [item.id, item.version]));
    for (const id of await standingIn(tx, input)) if (!items.has(id)) items.set(id, undefined);
    if (items.size === 0) refuse("empty_list");
    requireAtMost(items.size, MAX_BATCH_TASKS, "tasks");
    const batchId = newId("batch");
    await tx.sql`
      insert into batches (id, user_id, verb, note, token_id, level, state, total, created_at, command_id)
      values (${batchId}, ${actor.id}, ${input.verb}, ${note}, ${actor.tokenId ?? null}, ${actor.level}, 'running',
              ${items.size}, ${tx.command.at}, ${tx.command.id})`;
    await tx.sql`
      insert into batch_items (batch_id, position, task_id, version, result, command_id)
      select ${batchId}, position, task, nullif(version, 0), 'waiting', ${tx.command.id}
      from unnest(${[...items.keys()]}::text[], ${[...items.values()].map((version) => version ?? 0)}::int[])
        with ordinality as i(task, version, position)`;
    await requestJob(tx, "run-batches", {}, { key: "run-batches" });
    return { batchId };
  });
}

/** A batch has no files, so its note is the whole delivery. */
function requireWord(verb: BatchVerb, note: string): void {
  if (asksForWork(verb) && note === "") refuse("delivery_empty", { field: "note" });
  requireNote(verb, note);
}

function requireAtMost(count: number, most: number, what: string): void {
  if (count <= most) return;
  refuse("too_many_items", {
    sentence: `A batch takes at most ${most.toLocaleString("en")} ${what}, so no batch was started.`,
    facts: { limit: `${most}` },
  });
}

async function requireRoom(tx: Tx, userId: string): Promise<void> {
  // Locks the person, so that two requests at once cannot pass the limit together.
  found((await tx.sql`select id from users where id = ${userId} for no key update`)[0]);
  const [open] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from batches where user_id = ${userId} and state = 'running'`;
  if ((open?.count ?? 0) >= MAX_OPEN_BATCHES)
    refuse("too_many_batches", { facts: { limit: `${MAX_OPEN_BATCHES}` } });
}

/** In the order the orders were named, each from its first task on; one more than the limit, so that too many are noticed. */
async function standingIn(tx: Tx, { verb, orders }: BatchInput): Promise<string[]> {
  if (orders.length === 0) return [];
  const { id } = tx.command.actor;
  const own = await tx.sql<{ id: string }[]>`
    select id from orders where id = any(${orders}::text[]) 
      and (buyer_id = ${id} or (freelancer_id = ${id} and ${stands("orders.id")}))`;
  const mine = new Set(own.map((order) => order.id));
  const foreign = orders.find((order) => !mine.has(order));
  if (foreign !== undefined)
    refuse("not_found", {
      field: "orders",
      sentence: "One of these orders does not exist or is not yours. No batch was started.",
      facts: { order: foreign },
    });
  const from: readonly string[] = TASK_LIFECYCLE[verb].from;
  const rows = await tx.sql<{ id: string }[]>`
    select t.id from unnest(${orders}::text[]) with ordinality as o(id, place) join tasks t on t.order_id = o.id
    where t.state = any(${[...from]}::text[]) and ${taskStands("t")}
    order by o.place, t.position limit ${MAX_BATCH_TASKS + 1}`;
  return rows.map((row) => row.id);
}
