/** An order that two people agreed on: its lines, its first escrows, and what refuses it. */
import { beforeAll, expect, test } from "vitest";
import { balance } from "#app/domain/ledger/balance.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { Agreed } from "#app/domain/orders/agreed/place-agreed.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedLine, agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 300_000_000n);
});

const place = (change: Partial<Agreed> = {}) => agreedOrder(people, change);

async function tasksOfOrder(orderId: string) {
  return sql`
    select title, price_micros as price, state, position, delivery_days as days, next_event as next from tasks
    where order_id = ${orderId} order by position`;
}

test("each funded line becomes a task with its own price and escrow, and only the first has a clock", async () => {
  const before = await balance("wallet", people.ada.id, "USD");
  const { orderId, taskIds } = await place();
  expect(await tasksOfOrder(orderId)).toMatchObject([
    { title: "Sketch", price: 20_000_001n, state: "funded", position: 1, days: 4, next: "lapse" },
    { title: "Ink", price: 50_000_000n, state: "funded", position: 2, next: null },
    { title: "Colour", price: 30_000_000n, state: "funded", position: 3, next: null },
  ]);
  expect(taskIds).toHaveLength(3);
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before - 100_000_001n);
});

test("a line that is not funded is a line of the order without a task, and nothing is held for it", async () => {
  const before = await balance("wallet", people.ada.id, "USD");
  const { orderId } = await place({ funded: 1 });
  expect(await tasksOfOrder(orderId)).toMatchObject([{ title: "Sketch" }]);
  const unfunded = await sql`
    select title from order_lines where order_id = ${orderId} and task_id is null order by position`;
  expect(unfunded).toMatchObject([{ title: "Ink" }, { title: "Colour" }]);
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before - 20_000_001n);
});

test("an agreement that the balance does not cover is refused, and nothing is written", async () => {
  const quote = agreedQuote([agreedLine("A palace", 900_000_000n)], { currency: "USD", bps: 1000 });
  expect(await refusalOf(place({ quote, funded: 1 }))).toMatchObject({
    code: "insufficient_balance",
  });
  expect(await sql`select from orders where title = 'A palace'`).toHaveLength(0);
});

test("no order is agreed with a person whose account is not open", async () => {
  await suspended(people.max);
  expect(await refusalOf(place({ freelancerId: people.max.id }))).toMatchObject({
    code: "cannot_be_reached",
  });
});

test("an agreement has at least one line and at most thirty", () => {
  const many = Array.from({ length: 31 }, (_, n) => agreedLine(`Line ${n}`, 1n));
  expect(() => agreedQuote([], { currency: "USD", bps: 1000 })).toThrow(/at least one line/);
  expect(() => agreedQuote(many, { currency: "USD", bps: 1000 })).toThrow(/at most 30/);
});
