/** Begins a batch: one batch for one form. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { begin } from "#tests/domain/batches/scene.ts";

useDatabase();
let people: Cast;
let sellers = 0;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

happensOnce("begin a batch", async () => {
  sellers += 1;
  const lin = await person(`seller-${sellers}`);
  const what = { priceMicros: 1000n, quantity: 3, kind: "unit" } as const;
  const { orderId, taskIds } = await order(people.ada, lin, what);
  const tasks = taskIds.slice(0, 1).map((id) => ({ id }));
  const begun = { state: "running", total: 3, waiting: 3 };
  return {
    call: (key) => beginBatch(lin, { verb: "start", tasks, orders: [orderId], note: "", key }),
    effect: () => sql`
      select state, total, (select count(*)::int from batch_items where batch_id = b.id and result = 'waiting') as waiting
      from batches b where user_id = ${lin.id}`,
    once: [begun],
    second: "done",
    both: [begun, begun],
  };
});

test("a batch of an order takes the tasks its verb can begin from, and no others", async () => {
  const { ada, lin } = people;
  const what = { priceMicros: 1000n, quantity: 3, kind: "unit" } as const;
  const { orderId, taskIds } = await order(ada, lin, what);
  await move(lin, "start", taskIds.slice(1, 2));
  const batchId = await begin(lin, "start", [], { orders: [orderId] });
  const items = await sql`
    select task_id as id from batch_items where batch_id = ${batchId} order by position`;
  expect(items.map(({ id }) => id as string)).toEqual([taskIds[0], taskIds[2]]);
});
