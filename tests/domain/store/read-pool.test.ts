/** Reads when single connections fail: a dead or impossible connection costs only its own read. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { asRefusal } from "#app/domain/store/database-refusals.ts";
import { OwnerConnection } from "#app/domain/store/owner-connection.ts";
import { closeStore, sql } from "#app/domain/store/store.ts";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { doorTo } from "#tests/kit/severed-socket.ts";
import type { Door } from "#tests/kit/severed-socket.ts";

const database = useDatabase();
let door: Door;
let restore: () => void;
beforeEach(async () => {
  await closeStore();
  door = await doorTo(database.url);
  restore = overrideEnv({ commandLimitMs: 1000, poolSize: 3 });
  provideDatabase(door.url);
});
afterEach(async () => {
  await closeStore();
  restore();
  provideDatabase(database.url);
  await door.shut();
});

const pidOf = async () =>
  (await sql<{ pid: number }[]>`select pg_backend_pid() as pid, pg_sleep(0.05)`)[0]?.pid ?? 0;

test("a connection that cannot be made leaves the healthy ones at work", async () => {
  const healthy = await pidOf();
  door.refuse();
  const pids = await Promise.all(Array.from({ length: 12 }, pidOf));
  expect(new Set(pids)).toEqual(new Set([healthy]));
});

test("a connection that answers nothing is dropped at its deadline, and only its read is refused", async () => {
  let pids = new Set<number>();
  const all = async () => {
    pids = new Set(await Promise.all(Array.from({ length: 9 }, pidOf)));
    return pids.size;
  };
  await expect.poll(all).toBe(3);
  const [stopped = 0, ...others] = pids;
  process.kill(stopped, "SIGSTOP");
  try {
    const answers = await Promise.allSettled(Array.from({ length: 9 }, pidOf));
    const lost = answers.filter((answer) => answer.status === "rejected");
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(9);
    for (const { reason } of lost)
      expect(asRefusal(reason)).toMatchObject({ code: "busy", status: 503 });
    const afterwards = await Promise.all(Array.from({ length: 9 }, pidOf));
    expect(afterwards).not.toContain(stopped);
    expect(afterwards).toEqual(expect.arrayContaining(others));
  } finally {
    process.kill(stopped, "SIGCONT");
  }
});

test("long work of the owner that loses its connection fails, without an unhandled rejection", async () => {
  const own = new OwnerConnection("farthing verify");
  const [row] = await own.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const work = own.transaction("isolation level repeatable read", async (tx) => {
    await tx`select pg_sleep(20)`;
  });
  const cut = async () => {
    await database.owner`select pg_terminate_backend(${row?.pid ?? 0})`;
  };
  const [ended] = await Promise.allSettled([work, cut()]);
  expect(ended.status).toBe("rejected");
  // The driver's own rollback would throw now, outside of any handler.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await own.end();
});
