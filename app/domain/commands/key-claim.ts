/** Who may begin a command under a key while somebody else's attempt under the same key may still be running. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Tx as TxSql } from "#db/client.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

type Part = ReturnType<TxSql>;

/** The key of a call at the API's door, apart from those of forms and of the clock, so that neither can meet the other's. */
export function programKey(sent: string): string {
  return `api:${sent}`;
}

/**
 * A person's form waits inside the insert of its command until the first sending is through, and so does the clock. A program
 * may have thousands of calls under way, so its call claims the key without waiting and begins nothing when another
 * transaction has it: whoever waits holds no lane. A claim ends with its transaction, however that ends, and holds across
 * processes.
 */
export function claimsKey(key: string): boolean {
  return key.startsWith("api:");
}

/** Whether the key is ours until the transaction ends; texts, or columns of them. */
export function claim(sql: TxSql, actorId: Part, key: Part): Part {
  return sql`pg_try_advisory_xact_lock(hashtextextended(${actorId} || ' ' || ${key}, 0))`;
}

/** The row a command begins with, as a part of its insert. */
export function claimedRow(
  sql: TxSql,
  { actor, key }: { actor: Actor; key: string },
  row: Part,
): Part {
  if (!claimsKey(key)) return sql`values (${row})`;
  return sql`select ${row} where ${claim(sql, sql`${actor.id}::text`, sql`${key}::text`)}`;
}

const LONGEST_PAUSE_MS = 400;

/**
 * Waits a moment when the refusal says that the key is taken, and tells whether to ask again. Half of the limit is for
 * waiting: should the first attempt then be undone, whoever waited still has the other half for doing it.
 */
export async function waitForKey(
  refusal: unknown,
  { until, limitMs }: { until: number; limitMs: number },
): Promise<boolean> {
  if (!(refusal instanceof Refusal) || refusal.code !== "key_in_progress") return false;
  const left = until - performance.now() - limitMs / 2;
  if (left <= 0) return false;
  // As long again as was waited so far: soon for what is quick, seldom for what is slow.
  const waited = limitMs / 2 - left;
  const pause = Math.min(Math.max(10, waited), LONGEST_PAUSE_MS);
  // Those who came together do not all come back together.
  await sleep(Math.min(left, pause * (0.5 + Math.random() / 2)));
  return true;
}
