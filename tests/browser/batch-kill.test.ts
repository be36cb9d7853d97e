/**
 * The whole server killed in the middle of a batch: after the next start the batch goes on, and no task moves twice. The suite has five
 * thousand tasks, three slices; `npm run rig -- batch-kill` ten thousand.
 */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { startSite } from "#tests/kit/site.ts";
import { order } from "#tests/kit/task-scene.ts";
import { begin, ends, standing } from "#tests/domain/batches/scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { isWhole } from "#tests/kit/whole-test.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const MANY = isWhole("batch-kill") ? 10_000 : 5_000;

test("a batch of thousands of tasks, killed between two slices and again within a slice, ends with each task done once", async () => {
  const { ada, lin } = people;
  const { orderId } = await order(ada, lin, { priceMicros: 1000n, quantity: MANY, kind: "unit" });
  const batchId = await begin(lin, "start", [], { orders: [orderId] });
  for (const least of [1, MANY / 2]) {
    const site = await startSite(database.url);
    await untilTrue(120, async () => (await standing(lin, batchId)).done >= least);
    await site.stop("SIGKILL");
    expect((await standing(lin, batchId)).done).toBeLessThanOrEqual(MANY);
  }
  const site = await startSite(database.url);
  await untilTrue(120, async () => (await standing(lin, batchId)).state !== "running");
  await site.stop();
  expect(await standing(lin, batchId)).toEqual({
    state: "finished",
    done: MANY,
    refused: 0,
    left: 0,
  });
  const moved = await sql<{ times: number; tasks: number }[]>`
    select times::int, count(*)::int as tasks from (
      select count(*) as times from task_transitions where transition = 'start' group by task_id
    ) t group by times`;
  expect(moved).toEqual([{ times: 1, tasks: MANY }]);
  expect(await ends(batchId)).toHaveLength(1);
}, 400_000);
