/** One run of the queue: a sign of life, the library's workers, and the watch for dead colleagues. */
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

/** A database that does not answer in this time takes the jobs back by itself later, when another worker sees us gone. */
const GIVE_BACK_MS = 2000;

/** Begins to work. Rejects when the database cannot be reached. */
export async function runQueue(options: QueueOptions): Promise<QueueRun> {
  const { pool, cut, close } = openQueuePool(options.url, options.concurrency + OWN_CONNECTIONS);
  const end = new AbortController();
  // What hangs at a database that was gone is not waited for when it is back.
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
      // From here on the library can take nothing more.
      await close();
      // Jobs that still run are given back; their effects are commands, so a second run does nothing twice.
      await giveBackSoon(options.url, id);
      await life.release();
    }

    /** The watches end with their last question; at a silent database that is answered by cutting the connection. */
    function cutWhenSilent(): void {
      setTimeout(cut, GIVE_BACK_MS).unref();
    }
  } catch (problem) {
    felt.forget(listener);
    await close();
    throw problem;
  }
}

/** Over connections of its own, and again while they break. */
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
    // The schedule is kept by `timetable.ts`, by the database's clock.
    parsedCronItems: [],
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
