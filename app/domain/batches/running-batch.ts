/** A running batch for the worker: its next items, and the command already made for them by a worker that was killed. */
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

/** Refuses the rest of a batch under its next slice's key, so that only one of closing and that slice can happen. */
export const CLOSE = "batches.close_items" as const;

export async function batchNow(batchId: string): Promise<RunningBatch | null> {
  const [row] = await sql<RunningBatch[]>`
    select id, user_id as "userId", verb, note, token_id as "tokenId", level, state, total, done, refused,
           cancel_asked_at as "cancelAskedAt"
    from batches where id = ${batchId} and state = 'running'`;
  return row ?? null;
}

/** Oldest first. */
export async function runningBatches(): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from batches where state = 'running' order by id`;
  return rows.map((row) => row.id);
}

/** The position of the first item without a result. */
export function nextPosition({ done, refused }: RunningBatch): number {
  return done + refused + 1;
}

/** The key of the slice that begins there: the first command to use it decides what happens to those items. */
export function sliceKey(batch: RunningBatch): string {
  return `batch:${batch.id}:${nextPosition(batch)}`;
}

export async function nextItems(batch: RunningBatch, most: number): Promise<WaitingItem[]> {
  const from = nextPosition(batch);
  return sql<WaitingItem[]>`
    select position, task_id as "taskId", version from batch_items
    where batch_id = ${batch.id} and position >= ${from} and position < ${from + most} order by position`;
}

/** The command with the next slice's key, if any: its worker was killed, or is about to store the results. */
export async function madeBefore(
  batch: RunningBatch,
): Promise<{ name: string; answer: AdvanceAnswer } | null> {
  const [row] = await sql<{ name: string; answer: AdvanceAnswer }[]>`
    select name, answer from commands
    where actor_id = ${batch.userId} and idempotency_key = ${sliceKey(batch)}`;
  return row === undefined ? null : { ...row, name: nameToday(row.name) };
}
