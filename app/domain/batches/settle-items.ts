/** Steps that store the results of a batch's items, update its counts, and write the event of its end (decision 96). */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { BATCH_LIFECYCLE, batchTitle } from "./batch-lifecycle.ts";
import type { BatchState } from "./batch-lifecycle.ts";
import { nextPosition } from "./running-batch.ts";
import type { RunningBatch } from "./running-batch.ts";

export interface ItemResult {
  position: number;
  /** Null when the transition was made. */
  refusal: { code: string; sentence: string } | null;
}

/** Locks the batch; null when another worker has moved it since it was read. */
export async function lockUnmoved(tx: Tx, seen: RunningBatch): Promise<RunningBatch | null> {
  const [row] = await tx.sql<RunningBatch[]>`
    select id, user_id as "userId", verb, note, token_id as "tokenId", level, state, total, done, refused,
           cancel_asked_at as "cancelAskedAt"
    from batches where id = ${seen.id} for no key update`;
  if (row === undefined || row.state !== "running") return null;
  return nextPosition(row) === nextPosition(seen) ? row : null;
}

/** Stores the results of the next items, in their order. */
export async function settleItems(
  tx: Tx,
  batch: RunningBatch,
  results: ItemResult[],
): Promise<void> {
  await planAfresh(tx, results.length);
  const rows = results.map(({ position, refusal }) => ({ position, ...refusal }));
  await tx.sql`
    update batch_items i set
      result = case when r.code is null then 'done' else 'refused' end, code = r.code, sentence = r.sentence,
      command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(position int, code text, sentence text)
    where i.batch_id = ${batch.id} and i.position = any(${rows.map((row) => row.position)}::int[])
      and i.position = r.position`;
  const refused = results.filter((result) => result.refusal !== null).length;
  await moveOn(tx, batch, { done: results.length - refused, refused, otherwise: "finished" });
}

/** Refuses the next items up to and including `last`; `ends` is the batch's end state if those were all. */
export async function refuseItems(
  tx: Tx,
  batch: RunningBatch,
  { last, refusal, ends }: { last: number; refusal: Refusal; ends: EndState },
): Promise<void> {
  const from = nextPosition(batch);
  await tx.sql`
    update batch_items set result = 'refused', code = ${refusal.code}, sentence = ${refusal.message}, command_id = ${tx.command.id}
    where batch_id = ${batch.id} and position >= ${from} and position <= ${last}`;
  await moveOn(tx, batch, { done: 0, refused: last - from + 1, otherwise: ends });
}

export type EndState = Exclude<BatchState, "running">;

async function moveOn(
  tx: Tx,
  batch: RunningBatch,
  more: { done: number; refused: number; otherwise: EndState },
): Promise<void> {
  const done = batch.done + more.done;
  const refused = batch.refused + more.refused;
  const ended = done + refused === batch.total;
  await tx.sql`
    update batches set done = ${done}, refused = ${refused}, state = ${ended ? more.otherwise : "running"},
      ended_at = ${ended ? tx.command.at : null}, command_id = ${tx.command.id}
    where id = ${batch.id}`;
  if (ended) await announceEnd(tx, batch, { done, refused, ended: more.otherwise });
}

async function announceEnd(
  tx: Tx,
  { id, userId, verb, total }: RunningBatch,
  counts: { done: number; refused: number; ended: EndState },
): Promise<void> {
  const payload = {
    userId,
    batchId: id,
    verb,
    title: batchTitle(verb, total),
    count: total,
    ...counts,
  };
  await enqueue(tx, [{ name: "batch.finished", subjectId: id, payload }]);
}

/** The words of the page for an end state. */
export function endWords(state: BatchState): string {
  const row = Object.values(BATCH_LIFECYCLE).find(({ to }) => to.some((name) => name === state));
  return row?.done ?? state;
}
