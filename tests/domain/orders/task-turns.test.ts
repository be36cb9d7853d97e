/** The tasks of an order by turns: what waits for the reader first, page by page without gaps, each with its newest delivery. */
import { beforeAll, expect, test } from "vitest";
import { deliveriesBeside } from "#app/domain/orders/order-deliveries.ts";
import { orderList } from "#app/domain/orders/order-list.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { orderStep } from "#app/domain/orders/order-step.ts";
import { rankOf, turnCursor } from "#app/domain/orders/task-turns.ts";
import type { TurnCursor } from "#app/domain/orders/task-turns.ts";
import { sentenceText } from "#app/domain/kernel/sentence.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { PlacedOrder } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
let placed: PlacedOrder;

/** Of 120 pieces at 15 micros the first 60 are finished, 5 delivered, 5 in work, 50 not begun. */
beforeAll(async () => {
  people = await cast();
  const { ada, lin } = people;
  await enrich(ada, 1_000_000n);
  placed = await order(ada, lin, { priceMicros: 15n, quantity: 120, kind: "unit" });
  const { taskIds } = placed;
  await move(lin, "start", taskIds.slice(0, 70));
  await handOver(lin, taskIds.slice(0, 60));
  await handOver(lin, taskIds.slice(60, 65));
  await move(ada, "accept", taskIds.slice(0, 60));
});

async function positions(viewer: UserActor) {
  const seen: Array<[number, number]> = [];
  for (let turns: TurnCursor | null = null, first = true; first || turns !== null; first = false) {
    const page = await orderPage(viewer, placed.orderId, { after: 0, turns });
    seen.push(
      ...page.tasks.map(({ state, position }): [number, number] => [
        rankOf(state, page.party),
        position,
      ]),
    );
    turns = page.nextTurn;
  }
  return seen;
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place);

test("the buyer sees deliveries first, then what is in work or not begun, then what is finished", async () => {
  const seen = await positions(people.ada);
  expect(seen.map(([, position]) => position)).toEqual([...range(61, 120), ...range(1, 60)]);
  expect(seen.filter(([rank]) => rank === 0)).toHaveLength(5);
});

test("the freelancer sees what is to be started and delivered first", async () => {
  const seen = await positions(people.lin);
  expect(seen.map(([, position]) => position)).toEqual([
    ...range(66, 120),
    ...range(61, 65),
    ...range(1, 60),
  ]);
});

test("a page of tasks knows each delivery once, beside the tasks it was made for", async () => {
  const { taskIds } = placed;
  const beside = await deliveriesBeside([...taskIds.slice(50, 53), ...taskIds.slice(60, 70)]);
  expect(beside.map(({ note, taskIds: of }) => [note, of.toSorted()])).toEqual([
    ["Here it is.", taskIds.slice(50, 53).toSorted()],
    ["Here it is.", taskIds.slice(60, 65).toSorted()],
  ]);
  expect(await deliveriesBeside([])).toEqual([]);
});

test("each state has its sum, the freelancer's share by tasks, and its soonest deadline", async () => {
  const { states } = await orderPage(people.ada, placed.orderId, { after: 0 });
  const delivered = states.find(({ state }) => state === "delivered");
  // A tenth of 15 micros is rounded down for each task: 14 for each of five, and not 67 or 68 of 75.
  expect(delivered).toMatchObject({ count: 5, heldMicros: 75n, netMicros: 70n, together: true });
  expect(delivered?.nextAt).toBeInstanceOf(Date);
});

test("a list of orders says who must act, with the sum of the tasks that wait", async () => {
  const [row] = (await orderList(people.ada, "buyer", {})).orders;
  if (row === undefined) throw new Error("The order is missing.");
  const step = orderStep(row, "buyer");
  const text = sentenceText(step.sentence, new Date());
  expect(text).toMatch(
    /^(50|5) tasks: .*by \d+ \w+( \d{4})?, \d\d:\d\d UTC[;,.].* \$0\.000(75|07|0)\d*/,
  );
  expect(step.at).toBeInstanceOf(Date);
});

test("a cursor of another form is ignored", () => {
  expect(turnCursor("1.250")).toEqual({ rank: 1, position: 250 });
  for (const text of ["", "250", "3.1", "1.9999999", "1.-1", "a.b"])
    expect(turnCursor(text)).toBeNull();
});
