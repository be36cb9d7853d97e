/** One run of the queue: life lock, graphile-worker's workers, the schedule, and the watch for dead workers. */
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "graphile-worker";
import type { ParsedCronItem, Runner, WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { heartbeat } from "#app/domain/store/heartbeat.ts";
import { HeldJobs, watchOwnJobs } from "./held-jobs.ts";
import { asTask } from "./job.ts";
import { holdLifeLock } from "./life-lock.ts";
import { endQuickly, newQueueClient, openQueuePool } from "./queue-connection.ts";
import { giveBack } from "./give-back.ts";
import { queueLog } from "./queue-log.ts";
import { watchForDeadWorkers } from "./take-over.ts";
import { keepTimetable } from "./timetable.ts";
import type { Job } from "./job.ts";
import type { LifeLock } from "./life-lock.ts";

export interface QueueOptions {
  url: string;
  jobs: Record<string, Job>;
  cron: ParsedCronItem[];
  /** Jobs at once. */
  concurrency: number;
}

export interface QueueRun {
  /** Resolves when the run is over: stopped, or its life lock is lost. Never rejects. */
  ended: Promise<void>;
  /** Waits `patienceMs` for running jobs; unfinished ones go back to the queue. */
  stop: (patienceMs: number) => Promise<void>;
}

/** Connections besides those of jobs: listening, fetching, the schedule, our watches. */
const OWN_CONNECTIONS = 4;

/**
 * graphile-worker checks the results of completing jobs only when it completes them in batches. Without, a database that goes
 * away causes an unhandled rejection, which ends the process; with it, only the run ends.
 */
const NOTED_TOGETHER = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** After this, giving back is left to another worker that notices our missing life lock. */
const GIVE_BACK_MS = 2000;

/** Starts the run. Rejects when the database cannot be reached. */
export async function runQueue(options: QueueOptions): Promise<QueueRun> {
  const { pool, cut, close } = openQueuePool(options.url, options.concurrency + OWN_CONNECTIONS);
  const end = new AbortController();
  // Pending queries to a database that was gone are cut, so that nothing waits for them after its return.
  const felt = heartbeat();
  const listener = {
    gone: cut,
    back: cut,
    beat(doubt: boolean) {
      if (doubt) cut();
    },
  };
  try {
    const held = new HeldJobs();
    const { id, runner, life } = await begin(pool, held, options);
    felt.listen(listener);
    const watch = Promise.all([
      watchForDeadWorkers(pool, end.signal),
      watchOwnJobs(pool, { workerId: id, held }, end.signal),
      keepTimetable(pool, options.cron, end.signal),
    ]);
    const ended = Promise.race([runner.promise.catch(() => {}), life.lost]);
    return { ended, stop };

    async function stop(patienceMs: number): Promise<void> {
      end.abort();
      const calm = runner.stop().catch(() => {});
      await Promise.race([calm, sleep(patienceMs, undefined, { ref: false })]);
      felt.forget(listener);
      cutWhenSilent();
      await watch;
      // From here on the library can lock no more jobs.
      await close();
      // Unfinished jobs are given back; their effects are commands, so a second run repeats nothing.
      await giveBackSoon(options.url, id);
      await life.release();
    }

    /** The watches end after their pending query; on a silent database, cutting the connection ends it. */
    function cutWhenSilent(): void {
      setTimeout(cut, GIVE_BACK_MS).unref();
    }
  } catch (problem) {
    felt.forget(listener);
    await close();
    throw problem;
  }
}

/** Uses connections of its own, and retries while they break. */
async function giveBackSoon(url: string, id: string): Promise<void> {
  const late = sleep(GIVE_BACK_MS, "late", { ref: false });
  for (;;) {
    const client = newQueueClient(url, "farthing worker end");
    client.on("error", () => {});
    const given = client
      .connect()
      .then(() => giveBack(client, [id]))
      .then(
        () => "given",
        () => sleep(100, "again"),
      );
    const came = await Promise.race([given, late]);
    await endQuickly(client);
    if (came !== "again") return;
  }
}

async function begin(
  pool: Pool,
  held: HeldJobs,
  options: QueueOptions,
): Promise<{ id: string; runner: Runner; life: LifeLock }> {
  const events: WorkerEvents = new EventEmitter();
  const { promise: identity, resolve: identify } = Promise.withResolvers<string>();
  events.once("pool:create", ({ workerPool }) => identify(workerPool.id));
  await pool.query("select 1");
  const taskList = Object.fromEntries(
    Object.entries(options.jobs).map(([name, job]) => [name, held.track(asTask(job))]),
  );
  const runner = await run({
    pgPool: pool,
    taskList,
    // `timetable.ts` keeps the schedule, by the database's clock.
    parsedCronItems: [],
    concurrency: options.concurrency,
    noHandleSignals: true,
    preset: { worker: NOTED_TOGETHER },
    logger: queueLog,
    events,
  });
  try {
    // The library chooses its id. A job it locks before the life lock is held is safe: workers count as dead only after 18 s.
    const id = await identity;
    return { id, runner, life: await holdLifeLock(options.url, id) };
  } catch (problem) {
    await runner.stop().catch(() => {});
    throw problem;
  }
}
