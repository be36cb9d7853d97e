/** The worker outlives its connections and the database's absence, gives back unfinished jobs, and the schedule runs once. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { childEnvironment, provideDatabase } from "#app/env.server.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { startWorker } from "#app/worker/main.ts";
import { openQueuePool } from "#app/worker/queue-connection.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { doorTo } from "#tests/kit/severed-socket.ts";
import { connect } from "#db/client.server.ts";
import { untilTrue } from "./until-true.ts";
import type { RunningWorker } from "#app/worker/main.ts";
import type { Sql } from "#db/client.server.ts";

const db = useDatabase();
let worker: RunningWorker | undefined;
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

const add = (name: string) =>
  db.owner`select graphile_worker.add_job('note', ${JSON.stringify({ name })}::text::json)`;

async function jobsLeft(): Promise<number> {
  return (await db.owner`select id from graphile_worker._private_jobs`).length;
}

async function startNoting(): Promise<string[]> {
  const seen: string[] = [];
  const note = async ({ name }: Record<string, unknown>) => void seen.push(String(name));
  worker = await startWorker({ url: db.url, jobs: { note } });
  return seen;
}

/** Ends every connection of the worker. */
const cut = (server: Sql) => server`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = ${new URL(db.url).pathname.slice(1)} and application_name like 'farthing worker%'`;

describe("the worker without its database", () => {
  test("for a moment goes on", async () => {
    const seen = await startNoting();
    await add("before");
    // Done and noted as done: cut in between, it would rightly be done again, in the middle of another test.
    await untilTrue(20, async () => seen.includes("before") && (await jobsLeft()) === 0);
    await cut(db.owner);
    await add("after");
    await untilTrue(30, () => seen.includes("after"));
    expect(seen).toEqual(["before", "after"]);
  });

  test("many times, also while it stops, lives on and does the jobs", async () => {
    const seen = await startNoting();
    for (let round = 0; round < 4; round += 1) {
      await add(`round ${round}`);
      // Once in some forty runs, all under load, a round took longer than a minute.
      await Promise.all([cut(db.owner), untilTrue(120, () => seen.includes(`round ${round}`))]);
    }
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([worker?.stop(), cut(db.owner), cut(db.owner)]);
      await startNoting();
    }
    await expect.poll(jobsLeft, { timeout: 40_000 }).toBe(0);
  }, 600_000);

  test("between taking a job and the answer finds out that it holds a job it never got", async () => {
    const begun: string[] = [];
    const { promise: over, resolve: finish } = Promise.withResolvers<void>();
    const note = async ({ name }: Record<string, unknown>) => {
      begun.push(String(name));
      if (name === "long") await over;
    };
    worker = await startWorker({ url: db.url, jobs: { note } });
    await add("long");
    await untilTrue(20, () => begun.includes("long"));
    // The row after a lost answer: claimed long ago by this worker, which runs another job.
    await db.owner.begin(async (tx) => {
      const [lost] = await tx<{ id: bigint }[]>`
        select id from graphile_worker.add_job('note', '{"name": "lost"}'::json)`;
      await tx`
        update graphile_worker._private_jobs
        set locked_at = now() - interval '1 minute', attempts = 1,
            locked_by = (select locked_by from graphile_worker._private_jobs where locked_by is not null limit 1)
        where id = ${lost?.id ?? 0n}`;
      await tx`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`;
    });
    await untilTrue(30, () => begun.includes("lost"));
    finish();
    await expect.poll(jobsLeft).toBe(0);
    expect(begun).toEqual(["long", "lost"]);
  }, 60_000);

  test("that falls silent cuts waiting statements, and goes on when it answers again", async () => {
    const door = await doorTo(db.url);
    await closeStore();
    provideDatabase(door.url);
    try {
      const seen: string[] = [];
      const note = async ({ name }: Record<string, unknown>) => void seen.push(String(name));
      worker = await startWorker({ url: door.url, jobs: { note } });
      await add("before");
      // Done and noted as done: between the two the silence would rightly make it done again.
      await untilTrue(20, async () => seen.includes("before") && (await jobsLeft()) === 0);
      door.silence();
      await add("meanwhile");
      await new Promise((resolve) => setTimeout(resolve, 6000));
      door.speak();
      await untilTrue(20, () => seen.includes("meanwhile"));
      expect(seen).toEqual(["before", "meanwhile"]);
      await worker.stop();
      worker = undefined;
    } finally {
      await closeStore();
      provideDatabase(db.url);
      await door.shut();
    }
  }, 60_000);

  test("for longer than its sign of life may be missing begins again", async () => {
    const seen = await startNoting();
    const name = new URL(db.url).pathname.slice(1);
    const address = new URL(db.url);
    address.pathname = "/postgres";
    const server = connect(address.href, { max: 1 });
    try {
      await server`alter database ${server(name)} allow_connections false`;
      await cut(server);
      await new Promise((resolve) => setTimeout(resolve, 16_000));
      await server`alter database ${server(name)} allow_connections true`;
    } finally {
      await server.end({ timeout: 2 });
    }
    await add("afterwards");
    await untilTrue(40, () => seen.includes("afterwards"));
    expect(seen).toEqual(["afterwards"]);
  }, 80_000);
});

describe("jobs that end without the database", () => {
  test("well or badly are each done in the end, and the process lives on", async () => {
    const door = await doorTo(db.url);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const done: string[] = [];
    const note = async ({ name }: Record<string, unknown>) => {
      const first = !begun.includes(String(name));
      begun.push(String(name));
      if (first) await released;
      if (first && name === "badly") throw new Error("It went badly.");
      done.push(String(name));
    };
    worker = await startWorker({ url: door.url, jobs: { note } });
    await add("well");
    await add("badly");
    await untilTrue(20, () => begun.length === 2);
    await door.shut();
    release();
    // An unhandled rejection would end the process here.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await door.open();
    await untilTrue(60, () => done.includes("well") && done.includes("badly"));
    await untilTrue(20, async () => (await jobsLeft()) === 0);
    expect(new Set(done)).toEqual(new Set(["well", "badly"]));
    await worker.stop();
    worker = undefined;
    await door.shut();
  }, 100_000);
});

test("a connection that is given back twice, as the library may do at a failover, is given back once", async () => {
  const { pool, close } = openQueuePool(db.url, 1);
  const client = await pool.connect();
  client.release();
  client.release();
  const called = Promise.withResolvers<void>();
  pool.connect((problem, lent, release) => {
    expect(problem).toBeUndefined();
    release();
    lent?.release();
    called.resolve();
  });
  await called.promise;
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await close();
});

test("an unhandled error ends the process with a log line and status 1, and gives back a job that does not end in time", async () => {
  const child = spawn(process.execPath, ["tests/worker/crashing-worker.ts", "crash"], {
    env: childEnvironment({ DATABASE_URL: db.url, NODE_ENV: "production", LOG_LEVEL: "error" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await db.owner`select graphile_worker.add_job('crash', '{}'::json)`;
  const [status] = (await once(child, "exit")) as [number | null];
  expect(status).toBe(1);
  expect(said).toContain("an error that nobody caught ends this process");
  expect(said).toContain("Nobody caught this.");
  expect(await db.owner`select locked_by from graphile_worker._private_jobs`).toEqual([
    { locked_by: null },
  ]);
  await db.owner`delete from graphile_worker._private_jobs`;
}, 60_000);

describe("a worker asked to stop", () => {
  test("finishes its running job", async () => {
    const seen: string[] = [];
    worker = await startWorker({
      url: db.url,
      jobs: {
        note: async () => {
          seen.push("begun");
          await new Promise((resolve) => setTimeout(resolve, 500));
          seen.push("finished");
        },
      },
    });
    await add("long");
    await untilTrue(20, () => seen.includes("begun"));
    await worker.stop();
    worker = undefined;
    expect(seen).toEqual(["begun", "finished"]);
    expect(await db.owner`select id from graphile_worker._private_jobs`).toHaveLength(0);
  });
});
