/** The next line of an agreed order is funded once, in order, by its buyer; its task's clock begins when its turn has come. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
let orderId: string;
let first: string[];

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 2_000_000_000n);
});

beforeEach(async () => {
  const placed = await agreedOrder(people, { funded: 1 });
  orderId = placed.orderId;
  first = placed.taskIds;
});

const fundNext = (position = 2, actor: UserActor = people.ada, key = newFormKey()) =>
  fundLine(actor, { orderId, position, key });

const tasks = () => sql`
  select title, position, state, next_event as next, commission_bps as bps, funds_clear_at as "fundsClearAt"
  from tasks where order_id = ${orderId} order by position`;

async function workOn(taskId = ""): Promise<void> {
  await move(people.lin, "start", [taskId]);
  await handOver(people.lin, [taskId]);
}

test("a line funded while the task before it is open waits without a clock, at the rate the order froze", async () => {
  const before = await balance("wallet", people.ada.id, "USD");
  const { answer } = await fundNext();
  expect(await tasks()).toMatchObject([
    { title: "Sketch", next: "lapse" },
    { title: "Ink", position: 2, state: "funded", next: null, bps: 1000, fundsClearAt: null },
  ]);
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before - 50_000_000n);
  expect(await balance("escrow", answer.taskId, "USD")).toBe(50_000_000n);
});

test("a line funded after the task before it was accepted has its clock at once", async () => {
  await workOn(first[0]);
  await move(people.ada, "accept", first);
  await fundNext();
  expect(await tasks()).toMatchObject([{ state: "released" }, { state: "funded", next: "lapse" }]);
});

test("a line funded with card money has a moment of its own at which its earnings clear", async () => {
  const buyer = await person(`card${Date.now()}`);
  await enrich(buyer, 20_000_001n);
  const placed = await agreedOrder({ ada: buyer, lin: people.lin }, { funded: 1 });
  orderId = placed.orderId;
  await enrich(buyer, 60_000_000n, "USD", 1);
  await fundNext(2, buyer);
  const [one, two] = await tasks();
  expect(one).toMatchObject({ fundsClearAt: null });
  expect(two).toMatchObject({ fundsClearAt: expect.any(Date) });
});

test("lines are funded in order: another position than the next is stale", async () => {
  expect(await refusalOf(fundNext(3))).toMatchObject({ code: "stale", facts: { position: "2" } });
  await fundNext(2);
  await fundNext(3);
  expect(await refusalOf(fundNext(4))).toMatchObject({ code: "transition_refused" });
});

test("one line that is funded by many clicks at once is funded once", async () => {
  const before = await balance("wallet", people.ada.id, "USD");
  const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => fundNext()));
  expect(clicks.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before - 50_000_000n);
});

test("only the buyer funds a line", async () => {
  expect(await refusalOf(fundNext(2, people.lin))).toMatchObject({ code: "not_allowed" });
  expect(await refusalOf(fundNext(2, people.max))).toMatchObject({ code: "not_found" });
});

test("an order from a price list has no lines to fund", async () => {
  orderId = (await order(people.ada, people.lin, { priceMicros: 1_000_000n })).orderId;
  expect(await refusalOf(fundNext())).toMatchObject({ code: "transition_refused" });
});

test("a line that the balance does not cover is not funded, and the answer says what is missing", async () => {
  const buyer = await person(`poor${Date.now()}`);
  await enrich(buyer, 30_000_001n);
  orderId = (await agreedOrder({ ada: buyer, lin: people.lin }, { funded: 1 })).orderId;
  expect(await refusalOf(fundNext(2, buyer))).toMatchObject({
    code: "insufficient_balance",
    facts: { shortfall: "40" },
  });
  expect(await tasks()).toHaveLength(1);
});

test("no line is funded for a freelancer whose account is not open", async () => {
  orderId = (await agreedOrder({ ada: people.ada, lin: people.max }, { funded: 1 })).orderId;
  await suspended(people.max);
  expect(await refusalOf(fundNext())).toMatchObject({ code: "cannot_be_reached" });
});

const countOf = async (id: string) => (await sql`select from tasks where order_id = ${id}`).length;

happensOnce("fund a line", async () => {
  const placed = await agreedOrder(people, { funded: 1 });
  return {
    call: (key) => fundLine(people.ada, { orderId: placed.orderId, position: 2, key }),
    effect: () => countOf(placed.orderId),
    once: 2,
    second: "stale",
  };
});
