/** A change of an agreed order that is accepted: what each kind does, and what refuses it. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import type { Proposed } from "#app/domain/agreements/changes/proposed.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { agreedLine, agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { changed, FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

const database = useDatabase();
let people: Cast;
let orderId: string;
let ids: string[];

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000_000n);
});

beforeEach(async () => {
  ({ orderId, taskIds: ids } = await agreedOrder(people, { funded: 2 }));
});

const sketch = () => ids[0] ?? "";
const wallet = (who = people.ada) => balance("wallet", who.id, "USD");
const accept = (changeId: string, who: UserActor = people.lin) =>
  acceptChange(who, { changeId, key: newFormKey() });
const bothSides = (): [UserActor, UserActor] => [people.ada, people.lin];

async function tasks() {
  return sql`
    select title, position, state, next_event as next, refunded_micros as refunded, due_at as due, added_days as "addedDays"
    from tasks where order_id = ${orderId} order by position`;
}

const DAY = 24 * 3_600_000;
const dues = async () => sql<[{ due: Date }]>`
  select due_at as due from tasks where order_id = ${orderId} order by position limit 1`;

const stateOf = async (id: string) =>
  (await changesOf(orderId)).find((change) => change.id === id)?.state;

const tasksOf = async (orderId: string) =>
  (await sql`select from tasks where order_id = ${orderId}`).length;

test("a milestone that is added is funded at once and comes last", async () => {
  const before = await wallet();
  await changed([people.lin, people.ada], orderId, FRAME);
  expect(await wallet()).toBe(before - 30_000_000n);
  expect(await tasks()).toMatchObject([
    { title: "Sketch" },
    { title: "Ink" },
    { title: "Frame", position: 4, state: "funded", next: null },
  ]);
});

test("a dearer milestone that is added gives the buyer the time of its own price, which both read before they agree", async () => {
  const quote = agreedQuote([agreedLine("Stamp", 5_000_000n)], { currency: "USD", bps: 1000 });
  const small = await agreedOrder(people, { quote, funded: 1 });
  orderId = small.orderId;
  const changeId = await proposed(people.lin, orderId, FRAME);
  const [change] = await changesOf(orderId);
  expect(change).toMatchObject({ id: changeId, autoAcceptHours: 168 });
  await accept(changeId, people.ada);
  const cheap = await proposed(people.lin, orderId, { ...FRAME, priceMicros: 1_000_000n });
  await accept(cheap, people.ada);
  const [stamp, frame, third] = await tasksOfOrder();
  for (const { id = "" } of [stamp, frame, third].flatMap((one) => one ?? [])) {
    await move(people.lin, "start", [id]);
    await handOver(people.lin, [id]);
  }
  expect((await tasksOfOrder()).map(({ hours }) => hours)).toEqual([72, 168, 72]);
});

test("a dearer milestone that was proposed before the time had a column has the time of its own price", async () => {
  const quote = agreedQuote([agreedLine("Stamp", 5_000_000n)], { currency: "USD", bps: 1000 });
  ({ orderId } = await agreedOrder(people, { quote, funded: 1 }));
  const changeId = await proposed(people.lin, orderId, FRAME);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update order_changes set auto_accept_hours = null where id = ${changeId}`;
  });
  expect(await changesOf(orderId)).toMatchObject([{ id: changeId, autoAcceptHours: 168 }]);
  await accept(changeId, people.ada);
  const [hours] = await sql`
    select auto_accept_hours as hours from tasks where order_id = ${orderId} and position = 2`;
  expect(hours).toEqual({ hours: 168 });
});

const tasksOfOrder = () => sql<Array<{ id: string; hours: number }>>`
  select id, round(extract(epoch from next_at - delivered_at) / 3600)::int as hours
  from tasks where order_id = ${orderId} order by position`;

test("a buyer's own proposal to add a milestone takes the price when the freelancer accepts", async () => {
  const before = await wallet();
  await changed(bothSides(), orderId, FRAME);
  expect(await wallet()).toBe(before - 30_000_000n);
});

test("a new milestone that the buyer cannot pay is refused: the buyer reads what is missing, the freelancer does not", async () => {
  const poor = await person(`poor${Date.now()}`);
  await enrich(poor, 80_000_000n);
  ({ orderId } = await agreedOrder({ ada: poor, lin: people.lin }, { funded: 2 }));
  const byBuyer = await proposed(poor, orderId, FRAME);
  expect(await refusalOf(accept(byBuyer))).toMatchObject({ code: "buyer_cannot_pay", facts: {} });
  const bySeller = await proposed(people.lin, orderId, FRAME);
  expect(await refusalOf(accept(bySeller, poor))).toMatchObject({
    code: "insufficient_balance",
    facts: { shortfall: "20.000001" },
  });
  expect(await stateOf(byBuyer)).toBe("proposed");
});

test("a price that is lowered gives a part back, and the task goes on with its clock", async () => {
  await move(people.lin, "start", [sketch()]);
  const before = await wallet();
  const [was] = await tasks();
  await changed(bothSides(), orderId, { kind: "lower", taskId: sketch(), priceMicros: 5_000_000n });
  expect(await wallet()).toBe(before + 5_000_000n);
  expect((await tasks())[0]).toMatchObject({ ...was, refunded: 5_000_000n, state: "started" });
  await handOver(people.lin, [sketch()]);
  await move(people.ada, "accept", [sketch()]);
  expect((await tasks())[0]).toMatchObject({ state: "split" });
  expect(await balance("earnings_available", people.lin.id, "USD")).toBe(13_500_001n);
});

test("a price is not lowered to nothing, nor for a task that is closed or disputed", async () => {
  const lower = (priceMicros: bigint): Proposed => ({
    kind: "lower",
    taskId: sketch(),
    priceMicros,
  });
  expect(await refusalOf(proposed(people.ada, orderId, lower(20_000_001n)))).toMatchObject({
    code: "amount_exceeds_held",
  });
  const change = await proposed(people.ada, orderId, lower(20_000_000n));
  await move(people.ada, "cancel", [sketch()]);
  expect(await refusalOf(accept(change))).toMatchObject({ code: "transition_refused" });
});

test("two lowered prices are never more together than what is held", async () => {
  const lower = { kind: "lower", taskId: sketch(), priceMicros: 15_000_000n } as const;
  const [one, two] = [
    await proposed(people.ada, orderId, lower),
    await proposed(people.ada, orderId, lower),
  ];
  await accept(one);
  expect(await refusalOf(accept(two))).toMatchObject({ code: "amount_exceeds_held" });
});

test("more days before the start count from the start, after it the due date moves", async () => {
  const days = { kind: "days", taskId: sketch(), days: 3 } as const;
  await changed(bothSides(), orderId, days);
  expect((await tasks())[0]).toMatchObject({ next: "lapse", due: null, addedDays: 3 });
  await move(people.lin, "start", [sketch()]);
  const [{ due }] = await dues();
  expect(due.getTime() - Date.now()).toBeGreaterThan(6 * DAY);
  await changed(bothSides(), orderId, days);
  const [moved] = await dues();
  expect(moved.due.getTime() - due.getTime()).toBe(3 * DAY);
});

test("a line that is not funded is left out, and cannot be funded any more", async () => {
  const drop = { kind: "drop", position: 3 } as const;
  const change = await proposed(people.lin, orderId, drop);
  await accept(change, people.ada);
  const fund = fundLine(people.ada, { orderId, position: 3, key: newFormKey() });
  expect(await refusalOf(fund)).toMatchObject({ code: "transition_refused" });
  expect(
    await refusalOf(proposed(people.ada, orderId, { kind: "drop", position: 2 })),
  ).toMatchObject({
    code: "transition_refused",
  });
});

test("a line that was funded meanwhile is not left out", async () => {
  const change = await proposed(people.lin, orderId, { kind: "drop", position: 3 });
  await fundLine(people.ada, { orderId, position: 3, key: newFormKey() });
  expect(await refusalOf(accept(change, people.ada))).toMatchObject({ code: "transition_refused" });
});

test("a text about the work is agreed on and moves no money", async () => {
  const before = await wallet();
  const id = await changed(bothSides(), orderId, { kind: "scope", scope: "In copper, not in ink" });
  expect(await wallet()).toBe(before);
  expect(await stateOf(id)).toBe("accepted");
});

test("a change that is accepted by many clicks at once has one effect", async () => {
  const id = await proposed(people.lin, orderId, FRAME);
  const before = await wallet();
  const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => accept(id, people.ada)));
  expect(clicks.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await wallet()).toBe(before - 30_000_000n);
});

happensOnce("accept a change", async () => {
  const { orderId } = await agreedOrder(people, { funded: 1 });
  const changeId = await proposed(people.lin, orderId, FRAME);
  return {
    call: (key) => acceptChange(people.ada, { changeId, key }),
    effect: () => tasksOf(orderId),
    once: 2,
    second: "transition_refused",
  };
});
