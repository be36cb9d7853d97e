/** Batches begun, read and counted in one line each. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { batchItems, batchView } from "#app/domain/batches/batch-page.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import type { BatchInput } from "#app/domain/batches/begin-batch.ts";
import { runSlice } from "#app/domain/batches/run-slice.ts";

/** Begins a batch over tasks by name and returns its id. */
export async function begin(
  actor: UserActor,
  verb: BatchInput["verb"],
  taskIds: string[],
  more: Partial<BatchInput> = {},
): Promise<string> {
  const tasks = taskIds.map((id) => ({ id }));
  const input = { verb, tasks, orders: [], note: "A word.", key: newFormKey(), ...more };
  return (await beginBatch(actor, input)).answer.batchId;
}

/** Runs one batch to its end, `most` items at a time. */
export async function finish(batchId: string, most?: number): Promise<void> {
  while (await runSlice(batchId, most));
}

/** `done`, or the code of the refusal, for each item in its order. */
export async function resultsOf(actor: UserActor, batchId: string): Promise<string[]> {
  const { items } = await batchItems(actor, batchId, { after: 0, limit: 100_000 });
  return items.map(({ result, code }) => code ?? result);
}

export async function standing(actor: UserActor, batchId: string) {
  const { state, done, refused, left } = await batchView(actor, batchId);
  return { state, done, refused, left };
}

/** The number of times each task made the transition; more than one is the fault this looks for. */
export async function timesMade(transition: string, taskIds: string[]): Promise<number[]> {
  const rows = await sql<{ id: string; times: number }[]>`
    select task_id as id, count(*)::int as times from task_transitions
    where task_id = any(${taskIds}::text[]) and transition = ${transition} group by task_id`;
  const times = new Map(rows.map((row) => [row.id, row.times]));
  return taskIds.map((id) => times.get(id) ?? 0);
}

export async function ends(batchId: string): Promise<Array<Record<string, unknown>>> {
  const rows = await sql<{ payload: Record<string, unknown> }[]>`
    select payload from events where name = 'batch.finished' and subject_id = ${batchId}`;
  return rows.map(({ payload }) => payload);
}
