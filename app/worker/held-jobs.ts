/**
 * Frees jobs this worker holds in the queue without running them. When a connection is cut between graphile-worker's locking of a
 * job and the answer, the row stays locked by a living worker that never runs it, and blocks its queue for four hours.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Task } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "#app/log.server.ts";

const LOOK_MS = 5000;

/** Longer than the answer to locking a job can take. */
const TAKEN_SECONDS = 10;

/** How long an ended job counts as ours: its row is updated a little later. */
const NOTED_AFTER_MS = 30_000;

export class HeldJobs {
  readonly #running = new Set<string>();
  /** Job id → when it ended. */
  readonly #ended = new Map<string, number>();

  track(task: Task): Task {
    return async (payload, helpers) => {
      const { id } = helpers.job;
      this.#running.add(id);
      try {
        return await task(payload, helpers);
      } finally {
        this.#running.delete(id);
        this.#ended.set(id, performance.now());
      }
    };
  }

  /** Ids of jobs that must not be freed. */
  known(): string[] {
    const since = performance.now() - NOTED_AFTER_MS;
    for (const [id, at] of this.#ended) if (at < since) this.#ended.delete(id);
    return [...this.#running, ...this.#ended.keys()];
  }
}

/** Watches until `end` is aborted. Never rejects. */
export async function watchOwnJobs(
  pool: Pool,
  own: { workerId: string; held: HeldJobs },
  end: AbortSignal,
): Promise<void> {
  while (!end.aborted) {
    await sleep(LOOK_MS, undefined, { signal: end }).catch(() => {});
    if (end.aborted) return;
    await freeUnknown(pool, own).catch((problem: unknown) =>
      log.warn({ err: problem }, "could not look for jobs that were taken and never came"),
    );
  }
}

async function freeUnknown(
  pool: Pool,
  { workerId, held }: { workerId: string; held: HeldJobs },
): Promise<void> {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where locked_by = $1 and locked_at < now() - make_interval(secs => $2) and id <> all($3::bigint[])`,
    [workerId, TAKEN_SECONDS, held.known()],
  );
  await pool.query(
    `update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
     where locked_by = $1 and locked_at < now() - make_interval(secs => $2)
       and not exists (select from graphile_worker._private_jobs j where j.job_queue_id = q.id and j.locked_by = $1)`,
    [workerId, TAKEN_SECONDS],
  );
  if (rowCount === null || rowCount === 0) return;
  await pool.query(`select pg_notify('jobs:insert', '{"count":1}')`);
  log.warn({ jobs: rowCount }, "freed jobs that were taken over a connection that broke");
}
