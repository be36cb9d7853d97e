/** One worker for both worlds: it serves the sandbox from its first token on, and each job reads its own books. */
import { beforeAll, expect, test } from "vitest";
import { prepareSandbox } from "#app/domain/setup/prepare-sandbox.ts";
import { startWorker } from "#app/worker/main.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { orderFromOwn, putMoneyIn, sandboxCaller } from "#tests/kit/sandbox-caller.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";
import { untilTrue } from "./until-true.ts";
import type { Cast } from "#tests/kit/cast.ts";

const database = useDatabase();
const sandbox = useSandbox({ ready: false });
let all: Cast;
beforeAll(async () => {
  all = await cast();
});

async function workers(url: string): Promise<number> {
  const name = new URL(url).pathname.slice(1);
  const [row] = await database.owner<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = ${name} and application_name like 'farthing worker%'`;
  return row?.n ?? 0;
}

test("deadlines, events and webhooks of the sandbox stay in the sandbox; the market's go on beside them", async () => {
  const worker = await startWorker({ url: database.url });
  try {
    await untilTrue(20, async () => (await workers(database.url)) > 0);
    expect(await workers(sandbox.url)).toBe(0);

    await prepareSandbox();
    const one = sandboxCaller(await tokenOf(all.ada, { mode: "sandbox" }));
    await putMoneyIn(one, "5");
    const { orderId, taskIds } = await orderFromOwn(one, "unit", { quantity: 2, total: "0.003" });
    await one.ask("POST", `/orders/${orderId}/deliver`, { note: "Here." }, "freelancer");
    await enrich(all.lin, 5_000_000n);
    const live = await order(all.lin, all.max, { priceMicros: 1_000_000n });
    await move(all.max, "start", live.taskIds);
    await handOver(all.max, live.taskIds);

    await one.ask("POST", "/sandbox/time", { hours: 100 });
    const state = async () => (await one.ask("GET", `/tasks/${taskIds[0]}`))["state"];
    await untilTrue(30, async () => (await state()) === "released");
    // The market's own delivery has its true age.
    expect(await statesOf(live.taskIds)).toEqual(["delivered"]);

    const told = (owner: typeof database.owner, userId: string) => owner<{ n: number }[]>`
      select count(*)::int as n from notices where user_id = ${userId} and kind not like 'account.%'`;
    await untilTrue(30, async () => ((await told(sandbox.owner, all.ada.id))[0]?.n ?? 0) > 0);
    await untilTrue(30, async () => ((await told(database.owner, all.lin.id))[0]?.n ?? 0) > 0);
    expect(await told(database.owner, all.ada.id)).toEqual([{ n: 0 }]);
    expect(await told(sandbox.owner, all.lin.id)).toEqual([{ n: 0 }]);
  } finally {
    await worker.stop();
  }
  await untilTrue(20, async () => (await workers(database.url)) === 0);
  await untilTrue(20, async () => (await workers(sandbox.url)) === 0);
}, 120_000);

test("a sandbox job of a killed worker is taken over in the sandbox", async () => {
  const dead = "worker-that-died";
  await sandbox.owner`select graphile_worker.add_job('task-deadlines', '{}'::json, job_key := ${newId("event")})`;
  await sandbox.owner`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = ${dead}, attempts = 1`;
  const worker = await startWorker({ url: database.url });
  try {
    await untilTrue(60, async () => {
      const held = await sandbox.owner`
        select from graphile_worker._private_jobs where locked_by = ${dead}`;
      return held.length === 0;
    });
  } finally {
    await worker.stop();
  }
  expect(
    await sandbox.owner`select from graphile_worker._private_jobs where locked_by = ${dead}`,
  ).toHaveLength(0);
}, 120_000);
