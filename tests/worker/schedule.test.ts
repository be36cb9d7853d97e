/** The schedule: every row is a job we know at a time that exists, and two workers make one run of it. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { JOBS } from "#app/domain/jobs/job-names.ts";
import { runQueue } from "#app/worker/run-queue.ts";
import { cronItems, schedule } from "#app/worker/schedule.ts";
import { TASKS } from "#app/worker/tasks.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { untilTrue } from "./until-true.ts";
import type { ScheduleRow } from "#app/worker/schedule.ts";

const db = useDatabase();

test("every row is a known job, once, at a time cron understands", () => {
  const rows = schedule();
  expect(new Set(rows.map((row) => row.job)).size).toBe(rows.length);
  for (const { job } of rows) expect(Object.keys(JOBS)).toContain(job);
  expect(cronItems(rows)).toHaveLength(rows.length);
  expect(Object.keys(TASKS).sort()).toEqual(Object.keys(JOBS).sort());
});

test("a run that was missed while no worker lived is made up for once, by one of two workers", async () => {
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
