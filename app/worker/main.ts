/** The clock door: what happens because time passed or because something happened before. */
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#app/log.server.ts";
import { heartbeat } from "#app/domain/store/heartbeat.ts";
import { clockTrouble } from "#app/domain/store/readiness.ts";
import { databaseOf, inWorld } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";
import { closeMailer } from "./mail.ts";
import { runQueue } from "./run-queue.ts";
import { onceThereIsASandbox } from "./sandbox-watch.ts";
import { cronItems, schedule } from "./schedule.ts";
import { JOB_FUNCTIONS } from "./job-functions.ts";
import type { Job } from "./job.ts";
import type { QueueRun } from "./run-queue.ts";

export interface WorkerOptions {
  url: string;
  /** The jobs it can do; all of them unless a test says otherwise. */
  jobs?: Record<string, Job>;
  /** How many jobs at once. */
  concurrency?: number;
}

export interface RunningWorker {
  /** Lets running jobs finish for a while; what is not done by then goes back to the queue. */
  stop: () => Promise<void>;
}

const STOP_PATIENCE_MS = 10_000;
const LOST_PATIENCE_MS = 1000;
/** Never long: work goes on within two seconds of the database's return. */
const RESTART_MS = [500, 1000, 1500];
const LOOK_AT_CLOCK_MS = 5000;
const CONCURRENCY = 4;
const SANDBOX_CONCURRENCY = 2;

/**
 * Starts working on the jobs of the database at `url`; rejects when it cannot be reached now. Later it survives
 * the database's absence: it stops, waits and begins again. From when somebody uses the sandbox it does the sandbox's jobs
 * too, with hands of their own: neither world waits for the other.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const live = await workIn("live", options);
  if (options.jobs !== undefined) return live;
  const sandbox = onceThereIsASandbox(() =>
    workIn("sandbox", { url: databaseOf("sandbox"), concurrency: SANDBOX_CONCURRENCY }),
  );
  return {
    async stop() {
      await Promise.all([live.stop(), sandbox.stop()]);
      closeMailer();
    },
  };
}

/** One world's share of `startWorker`. */
export async function workIn(world: World, options: WorkerOptions): Promise<RunningWorker> {
  const end = new AbortController();
  const begin = () =>
    inWorld(world, () =>
      runQueue({
        url: options.url,
        jobs: doneIn(world, options.jobs ?? JOB_FUNCTIONS),
        cron: options.jobs === undefined ? cronItems(schedule()) : [],
        concurrency: options.concurrency ?? CONCURRENCY,
      }),
    );
  const letGo = checkHeartbeat();
  await inWorld("live", heartbeat).known();
  let current: QueueRun | null = isClockRight()
    ? await begin().catch((problem: unknown) => {
        letGo();
        throw problem;
      })
    : null;
  const kept = keepRunning();
  return {
    async stop() {
      end.abort();
      await kept;
      await current?.stop(STOP_PATIENCE_MS);
      letGo();
    },
  };

  async function keepRunning(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      end.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    while (!end.signal.aborted) {
      const clock = new AbortController();
      await Promise.race([current?.ended, stopped, untilClockIsWrong(clock.signal)]);
      clock.abort();
      if (end.signal.aborted) return;
      log.error(
        { world, clock: inWorld("live", clockTrouble) },
        "the worker lost its database or its clock is wrong; it begins again when both are right",
      );
      await current?.stop(LOST_PATIENCE_MS);
      current = null;
      for (let tries = 0; current === null && !end.signal.aborted; tries += 1) {
        const pause = RESTART_MS[Math.min(tries, RESTART_MS.length - 1)];
        await sleep(pause, undefined, { signal: end.signal }).catch(() => {});
        if (!end.signal.aborted && isClockRight()) current = await begin().catch(() => null);
      }
    }
  }
}

/** A machine whose clock is far off begins no work until it is right; others do it meanwhile. */
function isClockRight(): boolean {
  return inWorld("live", clockTrouble) === null;
}

async function untilClockIsWrong(end: AbortSignal): Promise<void> {
  while (!end.aborted && isClockRight())
    await sleep(LOOK_AT_CLOCK_MS, undefined, { signal: end }).catch(() => {});
}

/** Keeps the live database's heartbeat felt, which knows the time, also while nothing else does. */
function checkHeartbeat(): () => void {
  const felt = inWorld("live", heartbeat);
  const listener = { gone() {}, back() {}, beat() {} };
  felt.listen(listener);
  return () => felt.forget(listener);
}

/** The queue calls jobs from nowhere in particular, so each is told which books it is about. */
function doneIn(world: World, jobs: Record<string, Job>): Record<string, Job> {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]): [string, Job] => [
      name,
      (payload, facts) => inWorld(world, () => job(payload, facts)),
    ]),
  );
}
