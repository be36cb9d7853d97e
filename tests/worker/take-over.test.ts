/** The jobs of a dead worker are taken over within a minute, a live one keeps its own, and no job is done twice. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { childEnvironment } from "#app/env.server.ts";
import { startWorker } from "#app/worker/main.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { effectJob } from "./effect-job.ts";
import { untilTrue } from "./until-true.ts";
import type { ChildProcess } from "node:child_process";

const db = useDatabase();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts a worker process that takes the jobs and hangs after their effects were committed. */
async function blockedWorker(...jobs: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["tests/worker/blocked-worker.ts", ...jobs], {
    env: childEnvironment({ DATABASE_URL: db.url, NODE_ENV: "production" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for (const job of jobs) {
    const said = once(child.stdout, "data");
    await ask(job);
    await said;
  }
  return child;
}

/** Under a job key, as the schedule does. */
const ask = (job: string) => db.owner`
  select graphile_worker.add_job(${job}, ${JSON.stringify({ name: job })}::text::json, job_key := ${`cron:${job}`})`;

const effectsOf = (name: string) => db.app`select id from events where subject_id = ${name}`;

describe("a job of a killed worker", () => {
  test("is done by another worker within a minute, and its finished part stays done once", async () => {
    const dead = await blockedWorker("held_by_the_dead", "minutely");
    await db.owner`
      insert into graphile_worker._private_known_crontabs (identifier, known_since) values ('minutely', now())`;
    // The next minute comes while the run of the one before goes on: the library makes a second row of it.
    await ask("minutely");
    await blockedWorker("held_by_the_living");
    dead.kill("SIGKILL");
    await once(dead, "exit");

    const ran: string[] = [];
    const after = (name: string) => async () => void ran.push(name);
    const second = await startWorker({
      url: db.url,
      jobs: {
        held_by_the_dead: effectJob(after("held_by_the_dead")),
        held_by_the_living: effectJob(after("held_by_the_living")),
        minutely: effectJob(after("minutely")),
      },
    });
    const seconds = await untilTrue(60, () => ran.includes("held_by_the_dead"));
    const left = () => db.owner`
      select t.identifier from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'minutely'`;
    await untilTrue(20, async () => (await left()).length === 0);
    await second.stop();
    process.stdout.write(`taken over after ${seconds.toFixed(1)} s\n`);

    expect(ran.sort()).toEqual(["held_by_the_dead", "minutely"]);
    expect(await effectsOf("held_by_the_dead")).toHaveLength(1);
    expect(await effectsOf("held_by_the_living")).toHaveLength(1);
    const held = await db.owner`
      select t.identifier from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where j.locked_by is not null`;
    expect(held).toMatchObject([{ identifier: "held_by_the_living" }]);
  }, 90_000);
});
