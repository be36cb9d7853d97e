/** Connections that die or come too late are counted and given back: the pool is never used up by lost ones. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { onConnection } from "#app/domain/store/command-connections.ts";
import type { CommandConnection } from "#app/domain/store/command-connection.ts";
import { asJob } from "#app/domain/kernel/world.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
const LIMIT_MS = 5000;

let restore = () => {};
beforeEach(() => {
  restore = overrideEnv({ poolSize: 1 });
});
afterEach(() => restore());

/** Runs a statement on a connection and returns the connection. */
function useConnection(limitMs = LIMIT_MS): Promise<CommandConnection> {
  const run = async (connection: CommandConnection) => {
    await connection.sql`select 1`;
    return connection;
  };
  return onConnection({ run, limitMs });
}

async function cutConnections(): Promise<void> {
  await database.owner`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and application_name = 'farthing commands'`;
}

test("an idle connection that died is replaced, however often", async () => {
  for (let times = 0; times < 3; times += 1) {
    const connection = await useConnection();
    await cutConnections();
    await expect.poll(() => connection.alive).toBe(false);
    expect(await useConnection()).not.toBe(connection);
  }
});

test("a job that holds its last connection leaves people theirs, of commands and of reads", async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const job = asJob(() =>
    onConnection({
      limitMs: LIMIT_MS,
      run: async (connection) => {
        begin();
        await done;
        return connection;
      },
    }),
  );
  await begun;
  const person = await useConnection(LIMIT_MS);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  finish();
  expect(await job).not.toBe(person);
  // The next job gets the job's connection again, and a person the person's.
  expect(await asJob(() => useConnection())).toBe(await job);
  expect(await useConnection()).toBe(person);
});

test("a connection that dies at work makes room for the waiting work", async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const dying = onConnection({
    limitMs: LIMIT_MS,
    run: async (connection) => {
      begin();
      await connection.sql`select pg_sleep(60)`;
    },
  });
  const others = begun.then(async () => {
    const waiting = [useConnection(), useConnection()];
    await cutConnections();
    return Promise.all(waiting);
  });
  await expect(dying).rejects.toThrow(/connection/i);
  const [next, later] = await others;
  expect(next).toBe(later);
});

test("work that waited too long is refused as busy, and its connection is not lost", async () => {
  const { promise: held, resolve: free } = Promise.withResolvers<void>();
  const holding = onConnection({ limitMs: LIMIT_MS, run: () => held });
  expect(await refusalOf(useConnection(50))).toMatchObject({ code: "busy" });
  free();
  await holding;
  await sleep(0);
  expect((await useConnection()).alive).toBe(true);
});
