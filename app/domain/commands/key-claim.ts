/** Claims an idempotency key with an advisory lock, so that two transactions never run one command at once (decision 102). */
import { setTimeout as sleep } from "node:timers/promises";
import type { Tx as TxSql } from "#db/client.server.ts";
import type { CommandSpec } from "./command.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { isProgramKey } from "./sent-key.ts";

/** A fragment of an SQL statement. */
export type Part = ReturnType<TxSql>;

/**
 * The advisory lock of the transaction that holds a key: released when the transaction ends in any way, and valid across
 * processes. The arguments are texts, or columns of texts. Never waits; false when another transaction has the lock.
 */
export function claim(sql: TxSql, actorId: Part, key: Part): Part {
  return sql`pg_try_advisory_xact_lock(${lockOf(sql, actorId, key)})`;
}

/**
 * The row a command begins with, as part of its insert, claiming the key. With `mayWait` a form and the scheduler wait for the
 * transaction that holds the key. A program may have thousands of calls running, so its call never waits inside a transaction:
 * it inserts nothing and waits without a connection (`waitForKey`).
 */
export function claimedRow(
  sql: TxSql,
  { actor, key }: CommandSpec,
  row: Part,
  mayWait: boolean,
): Part {
  const actorId: Part = sql`${actor.id}::text`;
  const keyText: Part = sql`${key}::text`;
  if (!mayWait || isProgramKey(key))
    return sql`select ${row} where ${claim(sql, actorId, keyText)}`;
  return sql`select ${row} where pg_advisory_xact_lock(${lockOf(sql, actorId, keyText)}) is not null`;
}

function lockOf(sql: TxSql, actorId: Part, key: Part): Part {
  return sql`hashtextextended(${actorId} || ' ' || ${key}, 0)`;
}

const LONGEST_PAUSE_MS = 400;

/**
 * Pauses when the refusal is `key_in_progress`, and returns whether to try again. Waits for at most half of the limit: if the
 * first attempt is then undone, the waiting call has the other half for its own attempt.
 */
export async function waitForKey(
  refusal: unknown,
  { since, limitMs }: { since: number; limitMs: number },
): Promise<boolean> {
  if (!(refusal instanceof Refusal) || refusal.code !== "key_in_progress") return false;
  const waited = performance.now() - since;
  const left = limitMs / 2 - waited;
  if (left <= 0) return false;
  // Exponential backoff: pauses as long as it has waited so far.
  const pause = Math.min(Math.max(10, waited), LONGEST_PAUSE_MS);
  // Jitter, so that calls that arrived together do not all retry together.
  await sleep(Math.min(left, pause * (0.5 + Math.random() / 2)));
  return true;
}
