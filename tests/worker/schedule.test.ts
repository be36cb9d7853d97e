/** The schedule: every row is a known job at a valid time, and two workers make one run of it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { childEnvironment } from "#app/env.server.ts";
import { JOBS } from "#app/domain/jobs/job-names.ts";
import { runQueue } from "#app/worker/run-queue.ts";
import { cronItems, schedule } from "#app/worker/schedule.ts";
import { JOB_FUNCTIONS } from "#app/worker/job-functions.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { untilTrue } from "./until-true.ts";
import type { ScheduleRow } from "#app/worker/schedule.ts";

const db = useDatabase();

test("every row of the schedule is a known job, once, at a time cron understands", () => {
  const rows = schedule();
  expect(new Set(rows.map((row) => row.job)).size).toBe(rows.length);
  for (const { job } of rows) expect(Object.keys(JOBS)).toContain(job);
  expect(cronItems(rows)).toHaveLength(rows.length);
  expect(Object.keys(JOB_FUNCTIONS).sort()).toEqual(Object.keys(JOBS).sort());
});

test("a run missed while no worker lived is made up for once, by one of two workers", async () => {
  const missed = new Date(performance.timeOrigin - 20 * 60_000);
  const row: ScheduleRow = {
    job: "relay-missed",
    cron: `${missed.getUTCMinutes()} ${missed.getUTCHours()} * * *`,
    catchUpHours: 1,
  };
  await db.owner`
    insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('relay-missed', now() - interval '3 days', now() - interval '1 day')`;
  const runs: Array<Date | null> = [];
  const start = () =>
    runQueue({
      url: db.url,
      cron: cronItems([row]),
      concurrency: 2,
      jobs: { "relay-missed": async (_, { scheduledFor }) => void runs.push(scheduledFor) },
    });
  const workers = await Promise.all([start(), start()]);
  await untilTrue(20, () => runs.length > 0);
  await sleep(1500);
  await Promise.all(workers.map((worker) => worker.stop(1000)));
  missed.setUTCSeconds(0, 0);
  expect(runs).toEqual([missed]);
});

/** A whole worker whose machine's clock is five days ahead; returns its first line of output. */
async function shiftedWorker(): Promise<{ said: string; kill: () => void }> {
  const child = spawn(
    process.execPath,
    ["--import", "./tests/kit/shifted-clock.mjs", "tests/worker/shifted-worker.ts"],
    {
      env: childEnvironment({
        DATABASE_URL: db.url,
        NODE_ENV: "production",
        LOG_LEVEL: "silent",
        SHIFT_MS: `${5 * 24 * 3_600_000}`,
      }),
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return { said: chunk.toString(), kill: () => void child.kill("SIGKILL") };
}

test("a worker whose clock is ahead stops no schedule, writes the right time and says that it is not ready", async () => {
  await db.owner`delete from graphile_worker._private_known_crontabs`;
  await db.owner`
    insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('sweep', now() - interval '3 days', now() - interval '2 hours'), ('relay-missed', now() - interval '3 days', null)`;
  const shifted = await shiftedWorker();
  try {
    expect(shifted.said).toMatch(/^this machine's clock is 432\d\d\d s ahead of the database's\n$/);
    const [late] = await db.owner<{ right: boolean }[]>`
      select abs(extract(epoch from at - now())) < 60 as right from commands where name = 'test.late'`;
    expect(late).toEqual({ right: true });
    const future = await db.owner`
      select identifier from graphile_worker._private_known_crontabs
      where coalesce(last_execution, known_since) > now() + interval '1 minute'`;
    expect([...future]).toEqual([]);
    expect(await runsOfMinutely()).toBe(1);
  } finally {
    shifted.kill();
  }
}, 60_000);

/** The number of runs of a minutely job in the first moments of a worker with a right clock. */
async function runsOfMinutely(): Promise<number> {
  const row: ScheduleRow = { job: "relay-missed", cron: "* * * * *", catchUpHours: 0 };
  let runs = 0;
  const worker = await runQueue({
    url: db.url,
    cron: cronItems([row]),
    concurrency: 1,
    jobs: { "relay-missed": async () => void (runs += 1) },
  });
  await untilTrue(20, () => runs > 0);
  await worker.stop(1000);
  return runs;
}

test("a schedule that ran in the future goes on, without the job made for then and the failed jobs of older versions", async () => {
  const future = "now() + interval '5 days'";
  await db.owner.unsafe(`
    insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('relay-missed', now() - interval '3 days', ${future})
    on conflict (identifier) do update set last_execution = excluded.last_execution;
    select graphile_worker.add_job('relay-missed', '{}', run_at => ${future}, job_key => 'cron:relay-missed');
    select graphile_worker.add_job('relay-missed', '{"_cron": {"ts": "2026-11-01T00:00:00Z"}}');
    update graphile_worker._private_jobs set attempts = max_attempts where key is null`);
  expect(await runsOfMinutely()).toBe(1);
  expect([...(await db.owner`select key, run_at from graphile_worker._private_jobs`)]).toEqual([]);
});
