/** The deliveries of an order of many pieces: tasks handed over together are one, a revision another. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { DELIVERIES_SHOWN, orderDeliveries } from "#app/domain/orders/order-deliveries.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { SAMPLES } from "#tests/kit/sample-files.ts";
import { move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000n);
});

const pieces = (quantity: number) => ({ kind: "unit", priceMicros: 1_000n, quantity }) as const;

async function handOver(taskIds: string[], note: string, withFile = false) {
  const files = withFile ? [new File([SAMPLES.png], "labels.png")] : [];
  await withUploads({ by: people.lin, files }, (received) =>
    deliver(people.lin, {
      tasks: taskIds.map((id) => ({ id })),
      note,
      files: received,
      key: newFormKey(),
    }),
  );
}

test("tasks handed over together are one delivery, with its files, and name each task", async () => {
  const { orderId, taskIds } = await order(people.ada, people.lin, pieces(6));
  await move(people.lin, "start", taskIds);
  await handOver(taskIds.slice(0, 4), "The first four.", true);
  await handOver(taskIds.slice(5), "The last.");
  await move(people.ada, "revise", taskIds.slice(1, 2));
  await handOver(taskIds.slice(1, 2), "Without the comma.");

  const all = await orderDeliveries(orderId, { ids: taskIds });
  expect(all).toMatchObject([
    {
      note: "The first four.",
      pieces: { count: 4, first: 1, last: 4 },
      files: [{ name: "labels.png" }],
    },
    { note: "The last.", pieces: { count: 1, first: 6, last: 6 }, files: [] },
    { note: "Without the comma.", pieces: { count: 1, first: 2, last: 2 } },
  ]);
  expect(await orderDeliveries(orderId, { ids: taskIds.slice(2, 4) })).toMatchObject([
    { note: "The first four.", pieces: { count: 2, first: 3, last: 4 } },
  ]);
  await move(people.ada, "accept", taskIds.slice(0, 4));
  expect(await orderDeliveries(orderId, { state: "delivered" })).toMatchObject([
    { note: "The last." },
  ]);
});

test("deliveries of another order's tasks are not shown", async () => {
  const one = await order(people.ada, people.lin, pieces(2));
  const other = await order(people.ada, people.lin, pieces(2));
  await move(people.lin, "start", other.taskIds);
  await handOver(other.taskIds, "Elsewhere.");
  expect(await orderDeliveries(one.orderId, { ids: other.taskIds })).toEqual([]);
});

test("the newest of many deliveries are shown, oldest of them first", async () => {
  const { orderId, taskIds } = await order(people.ada, people.lin, pieces(DELIVERIES_SHOWN + 2));
  await move(people.lin, "start", taskIds);
  for (const [place, id] of taskIds.entries()) await handOver([id], `Piece ${place + 1}.`);
  const shown = await orderDeliveries(orderId, { state: "delivered" });
  expect(shown.map(({ note }) => note)).toEqual(
    Array.from({ length: DELIVERIES_SHOWN }, (_, place) => `Piece ${place + 3}.`),
  );
});
