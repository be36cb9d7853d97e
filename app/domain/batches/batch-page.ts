/** Reads batches for their owner, for pages and API: the list, one batch with its counts, and the result of each of its tasks. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { BatchState, BatchVerb } from "./batch-lifecycle.ts";

export interface BatchView {
  id: string;
  verb: BatchVerb;
  note: string;
  state: BatchState;
  total: number;
  done: number;
  refused: number;
  /** Tasks not tried yet. */
  left: number;
  /** Set when cancellation was asked for; the batch ends at the worker's next step. */
  cancelAskedAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
}

export type ItemState = "waiting" | "done" | "refused";

export interface BatchItemView {
  position: number;
  taskId: string;
  result: ItemState;
  code: string | null;
  sentence: string | null;
  /** The task's title, and its number in the order; null when the viewer is no party of the task. */
  title: string | null;
  piece: number | null;
}

const BATCHES_PER_PAGE = 20;

const columns = () => sql`
  id, verb, note, state, total, done, refused, total - done - refused as left, cancel_asked_at as "cancelAskedAt",
  created_at as "createdAt", ended_at as "endedAt"`;

/** Newest first, with ids below `before`. */
export async function batchList(
  viewer: UserActor,
  before?: string,
): Promise<{ batches: BatchView[]; older: string | null }> {
  requireAbility(viewer, "batches.list");
  if (before !== undefined && !isId("batch", before)) refuse("not_found");
  const rows = await sql<BatchView[]>`
    select ${columns()} from batches
    where user_id = ${viewer.id} ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${BATCHES_PER_PAGE + 1}`;
  const batches = rows.slice(0, BATCHES_PER_PAGE);
  const more = rows.length > BATCHES_PER_PAGE;
  return { batches, older: more ? (batches.at(-1)?.id ?? null) : null };
}

/** Refuses `not_found` for batches of others. */
export async function batchView(viewer: UserActor, batchId: string): Promise<BatchView> {
  requireAbility(viewer, "batches.read");
  const [row] = await sql<BatchView[]>`
    select ${columns()} from batches where id = ${batchId} and user_id = ${viewer.id}`;
  return found(row);
}

/** Items after the position `after`, in the order of the request; only those with `result`, if given. Refuses `not_found`. */
export async function batchItems(
  viewer: UserActor,
  batchId: string,
  page: { after: number; result?: ItemState | undefined; limit: number },
): Promise<{ items: BatchItemView[]; nextAfter: number | null }> {
  requireAbility(viewer, "batches.items");
  await batchView(viewer, batchId);
  const { after, result, limit } = page;
  // 'refused' is a literal, not a parameter: PostgreSQL then uses the partial index `batch_items_refused`.
  const only =
    result === undefined
      ? sql``
      : result === "refused"
        ? sql`and i.result = 'refused'`
        : sql`and i.result = ${result}`;
  const rows = await sql<BatchItemView[]>`
    select i.position, i.task_id as "taskId", i.result, i.code, i.sentence, t.title, t.position as piece
    from batch_items i
      left join tasks t on t.id = i.task_id and (t.buyer_id = ${viewer.id} or t.freelancer_id = ${viewer.id})
    where i.batch_id = ${batchId} and i.position > ${after} ${only} order by i.position limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, nextAfter: rows.length > limit ? (items.at(-1)?.position ?? null) : null };
}
