/** One run of the queue: a sign of life, the library's workers, and the watch for dead colleagues. */
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "graphile-worker";
import type { Runner, RunnerOptions, WorkerEvents } from "graphile-worker";
import { asTask } from "./job.ts";
import { holdLifeLock } from "./life-lock.ts";
import { openQueuePool } from "./queue-connection.ts";
import { queueLog } from "./queue-log.ts";
import { watchForDeadWorkers } from "./take-over.ts";
import type { Job } from "./job.ts";
import type { LifeLock } from "./life-lock.ts";

export interface QueueOptions {
  url: string;
  jobs: Record<string, Job>;
  cron: NonNullable<RunnerOptions["parsedCronItems"]>;
  /** How many jobs at once. */
  concurrency: number;
}

export interface QueueRun {
  /** Settles when it can work no longer: stopped, or it lost its sign of life. Never rejects. */
  ended: Promise<void>;
  /** Finishes what is running; what is not done after `patienceMs` goes back to the queue. */
  stop: (patienceMs: number) => Promise<void>;
}

/** The library's connections beside those of its jobs: listening, fetching, the schedule, our watch. */
const OWN_CONNECTIONS = 4;

/**
 * Only when jobs' ends are noted in batches does the library look at whether that worked: otherwise a database that goes
 * away meanwhile leaves a failure nobody handles, which ends the process, web server and all. This way it ends the run.
 */
const NOTED_TOGETHER = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** Begins to work. Rejects when the database cannot be reached. */
export async function runQueue(options: QueueOptions): Promise<QueueRun> {
  const pool = openQueuePool(options.url, options.concurrency + OWN_CONNECTIONS);
  const end = new AbortController();
  try {
    const { id, runner, life } = await begin(pool, options);
    const watch = watchForDeadWorkers(pool, end.signal);
    const ended = Promise.race([runner.promise.catch(() => {}), life.lost]);
    return { ended, stop };

    async function stop(patienceMs: number): Promise<void> {
      end.abort();
      const calm = runner.stop().catch(() => {});
      await Promise.race([calm, sleep(patienceMs, undefined, { ref: false })]);
      // Whatever still runs is given back at once; its effects are commands, so a second run does nothing twice.
      await pool
        .query("select graphile_worker.force_unlock_workers($1::text[])", [[id]])
        .catch(() => {});
      await watch;
      await life.release();
      await closePool(pool);
    }
  } catch (problem) {
    await closePool(pool);
    throw problem;
  }
}

async function begin(
  pool: ReturnType<typeof openQueuePool>,
  options: QueueOptions,
): Promise<{ id: string; runner: Runner; life: LifeLock }> {
  const events: WorkerEvents = new EventEmitter();
  const { promise: identity, resolve: identify } = Promise.withResolvers<string>();
  events.once("pool:create", ({ workerPool }) => identify(workerPool.id));
  await pool.query("select 1");
  const taskList = Object.fromEntries(
    Object.entries(options.jobs).map(([name, job]) => [name, asTask(job)]),
  );
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: options.cron,
    concurrency: options.concurrency,
    noHandleSignals: true,
    preset: { worker: NOTED_TOGETHER },
    logger: queueLog,
    events,
  });
  try {
    // The library names itself; a job it takes in the moment before the lock is held is not yet missed by anybody.
    const id = await identity;
    return { id, runner, life: await holdLifeLock(options.url, id) };
  } catch (problem) {
    await runner.stop().catch(() => {});
    throw problem;
  }
}

async function closePool(pool: ReturnType<typeof openQueuePool>): Promise<void> {
  await Promise.race([pool.end(), sleep(2000, undefined, { ref: false })]).catch(() => {});
}
