/** A batch as the worker finds it: what is next, and whether that was done already by somebody who did not come to note it. */
import { nameToday } from "#app/domain/commands/former-names.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import type { AdvanceAnswer } from "#app/domain/tasks/advance-tasks.ts";
import type { BatchState, BatchVerb } from "./batch-lifecycle.ts";

export interface RunningBatch {
  id: string;
  userId: string;
  verb: BatchVerb;
  note: string;
  tokenId: string | null;
  level: UserActor["level"];
  state: BatchState;
  total: number;
  done: number;
  refused: number;
  cancelAskedAt: Date | null;
}

export interface WaitingItem {
  position: number;
  taskId: string;
  version: number | null;
}

/** Closes what is left of a batch under the key of the slice it stands before, so that only one of the two can happen. */
export const CLOSE = "batches.close_items" as const;

export async function batchNow(batchId: string): Promise<RunningBatch | null> {
  const [row] = await sql<RunningBatch[]>`
    select id, user_id as "userId", verb, note, token_id as "tokenId", level, state, total, done, refused,
           cancel_asked_at as "cancelAskedAt"
    from batches where id = ${batchId} and state = 'running'`;
  return row ?? null;
}

/** The oldest first. */
export async function runningBatches(): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from batches where state = 'running' order by id`;
  return rows.map((row) => row.id);
}

/** Of what is still to do, the first item's position. */
export function nextPosition({ done, refused }: RunningBatch): number {
  return done + refused + 1;
}

/** Names the slice by where it begins: whoever is first to use it decides what becomes of those items. */
export function sliceKey(batch: RunningBatch): string {
  return `batch:${batch.id}:${nextPosition(batch)}`;
}

export async function nextItems(batch: RunningBatch, most: number): Promise<WaitingItem[]> {
  const from = nextPosition(batch);
  return sql<WaitingItem[]>`
    select position, task_id as "taskId", version from batch_items
    where batch_id = ${batch.id} and position >= ${from} and position < ${from + most} order by position`;
}

/** The command under the next slice's key, if there is one: a worker was killed, or another is about to note it. */
export async function madeBefore(
  batch: RunningBatch,
): Promise<{ name: string; answer: AdvanceAnswer } | null> {
  const [row] = await sql<{ name: string; answer: AdvanceAnswer }[]>`
    select name, answer from commands
    where actor_id = ${batch.userId} and idempotency_key = ${sliceKey(batch)}`;
  return row === undefined ? null : { ...row, name: nameToday(row.name) };
}
