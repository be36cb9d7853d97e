/** Who may begin a command under a key while somebody else's attempt under the same key may still be running. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Tx as TxSql } from "#db/client.server.ts";
import type { Actor } from "./actor.ts";
import { Refusal } from "./refusal.ts";

/**
 * The row a command begins with, as a part of its insert. A person's form waits inside the insert until the first sending is
 * through. A program may have thousands of calls under way, so its call claims the key without waiting and inserts nothing when
 * another transaction has it: whoever waits holds no lane. The claim ends with its transaction, however that ends, and holds
 * across processes.
 */
export function claimedRow(
  sql: TxSql,
  { actor, key }: { actor: Actor; key: string },
  row: ReturnType<TxSql>,
): ReturnType<TxSql> {
  if (actor.kind !== "user" || actor.tokenId === undefined) return sql`values (${row})`;
  return sql`select ${row} where pg_try_advisory_xact_lock(hashtextextended(${`${actor.id} ${key}`}, 0))`;
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
