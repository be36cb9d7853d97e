/** Which transaction may begin a command under a key, while another one under the same key may still be running. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Tx as TxSql } from "#db/client.server.ts";
import type { CommandSpec } from "./command.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { isProgramKey } from "./sent-key.ts";

/** A piece of a statement. */
export type Part = ReturnType<TxSql>;

/**
 * The advisory lock of the transaction that holds a key: released when the transaction ends, however it ends, and valid
 * across processes. The arguments are texts, or columns of texts. Never waits; false when another transaction has it.
 */
export function claim(sql: TxSql, actorId: Part, key: Part): Part {
  return sql`pg_try_advisory_xact_lock(${lockOf(sql, actorId, key)})`;
}

/**
 * The row a command begins with, as a part of its insert, claiming the key. With `mayWait` a form and the scheduler wait for
 * the transaction that holds it. A program may have thousands of calls under way, so its call never waits inside: it
 * inserts nothing and waits without a connection (`waitForKey`).
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
 * Waits a moment when the refusal says that the key is taken, and tells whether to ask again. Half of the limit is for
 * waiting: should the first attempt then be undone, the waiting call still has the other half for doing it.
 */
export async function waitForKey(
  refusal: unknown,
  { since, limitMs }: { since: number; limitMs: number },
): Promise<boolean> {
  if (!(refusal instanceof Refusal) || refusal.code !== "key_in_progress") return false;
  const waited = performance.now() - since;
  const left = limitMs / 2 - waited;
  if (left <= 0) return false;
  // As long again as was waited so far: soon for what is quick, seldom for what is slow.
  const pause = Math.min(Math.max(10, waited), LONGEST_PAUSE_MS);
  // Random, so that calls that came together do not all come back together.
  await sleep(Math.min(left, pause * (0.5 + Math.random() / 2)));
  return true;
}
