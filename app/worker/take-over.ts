/** Finds dead workers and gives their jobs back; runs in each worker. graphile-worker itself waits four hours (decision 67). */
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "#app/log.server.ts";
import { giveBack } from "./give-back.ts";
import { LOST_AFTER_MS } from "./life-lock.ts";

const CHECK_MS = 5000;

/** A worker is dead when its life lock is missing for 18 s: longer than it needs to notice and stop. */
const DEAD_AFTER_MS = LOST_AFTER_MS + 8000;

/** Worker ids that hold jobs or queues, and whether a session holds their life lock. */
const HOLDERS = `
  select h.locked_by as id, exists (
    select from pg_locks l
    where l.locktype = 'advisory' and l.granted and l.objsubid = 1
      and l.database = (select oid from pg_database where datname = current_database())
      and (l.classid::bigint << 32) | l.objid::bigint = hashtextextended('farthing worker ' || h.locked_by, 0)
  ) as alive
  from (
    select locked_by from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null
  ) h`;

/** Watches until `end` is aborted. Never rejects; retries while the database is away. */
export async function watchForDeadWorkers(pool: Pool, end: AbortSignal): Promise<void> {
  let missingSince = new Map<string, number>();
  while (!end.aborted) {
    try {
      missingSince = await missing(pool, missingSince);
      const now = performance.now();
      const dead = [...missingSince].filter(([, since]) => now - since >= DEAD_AFTER_MS);
      if (dead.length > 0)
        await takeOver(
          pool,
          dead.map(([id]) => id),
        );
    } catch (problem) {
      // While the database is away every life lock is missing, so the time starts anew.
      missingSince = new Map();
      log.warn({ err: problem }, "could not look for dead workers");
    }
    await sleep(CHECK_MS, undefined, { signal: end }).catch(() => {});
  }
}

async function missing(pool: Pool, before: Map<string, number>): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; alive: boolean }>(HOLDERS);
  const now = performance.now();
  return new Map(
    rows.filter((row) => !row.alive).map(({ id }) => [id, before.get(id) ?? now] as const),
  );
}

async function takeOver(pool: Pool, ids: string[]): Promise<void> {
  await giveBack(pool, ids);
  await pool.query(`select pg_notify('jobs:insert', '{"count":1}')`);
  log.warn({ workers: ids }, "took over the jobs of dead workers");
}
