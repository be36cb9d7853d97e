/** A person's orders, the open ones among them, and pages without gaps. */
import { beforeAll, expect, test } from "vitest";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { ORDERS_PER_PAGE, orderList } from "#app/domain/orders/order-list.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
let closed: string;
let half: string;
let disputed: string;
let fresh: string;

/** Two pieces delivered by lin to ada. */
async function delivered() {
  const placed = await order(people.ada, people.lin, { priceMicros: 1_000n, quantity: 2 });
  await move(people.lin, "start", placed.taskIds);
  await handOver(people.lin, placed.taskIds);
  return placed;
}

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  const [one, two, three] = [await delivered(), await delivered(), await delivered()];
  await move(people.ada, "accept", one.taskIds);
  await move(people.ada, "accept", two.taskIds.slice(0, 1));
  await move(people.ada, "accept", three.taskIds.slice(0, 1));
  await openDispute(people.ada, {
    taskId: three.taskIds[1] ?? "",
    reason: "not_delivered",
    statement: "Nothing came of it.",
    files: [],
    key: newFormKey(),
  });
  const last = await order(people.ada, people.lin, { priceMicros: 1_000n });
  [closed, half, disputed, fresh] = [one.orderId, two.orderId, three.orderId, last.orderId];
});

const listed = async (...asked: Parameters<typeof orderList>) =>
  (await orderList(...asked)).orders.map(({ id }) => id);

test("both parties list all orders or the open ones, half accepted and disputed orders too", async () => {
  const all = [fresh, disputed, half, closed];
  for (const [actor, side] of [
    [people.ada, "buyer"],
    [people.lin, "freelancer"],
  ] as const) {
    expect(await listed(actor, side, {})).toEqual(all);
    expect(await listed(actor, side, { open: true })).toEqual([fresh, disputed, half]);
    expect(await listed(actor, side, { open: true, before: fresh })).toEqual([disputed, half]);
  }
  const { orders } = await orderList(people.ada, "buyer", { open: true });
  expect(orders.at(-1)).toMatchObject({
    heldMicros: 1_000n,
    states: { delivered: 1, released: 1 },
    other: { handle: "lin" },
  });
});

test("a person lists no orders of others, nor their own as the other party", async () => {
  expect(await listed(people.ada, "freelancer", { open: true })).toEqual([]);
  expect(await listed(people.max, "buyer", { open: true })).toEqual([]);
});

test("pages of open orders hold each order once", async () => {
  const placed: string[] = [];
  for (let count = 0; count < ORDERS_PER_PAGE + 3; count += 1)
    placed.unshift((await order(people.ada, people.max, { priceMicros: 1_000n })).orderId);
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await orderList(people.max, "freelancer", { before, open: true });
    seen.push(...page.orders.map(({ id }) => id));
    before = page.nextBefore ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual(placed);
});
