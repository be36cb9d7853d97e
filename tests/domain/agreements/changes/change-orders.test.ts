/** Changes of an agreed order: what each kind does when it is accepted, who may answer, and what refuses it. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import type { Proposed } from "#app/domain/agreements/changes/proposed.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { changed, FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
const clock = movingClock();
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

test("a proposed change has no effect, and the other side is told of it in the thread and by an event", async () => {
  const before = await wallet();
  const id = await proposed(people.lin, orderId, FRAME, "It wants a frame.");
  expect(await tasks()).toHaveLength(2);
  expect(await wallet()).toBe(before);
  expect(
    await sql`select kind, body, order_id as "orderId" from thread_lines where subject_id = ${id}`,
  ).toEqual([
    {
      kind: "change",
      body: "Proposed a change: One more milestone, “Frame”, for $30.00 USD: 2 days, 0 revisions.",
      orderId,
    },
  ]);
  expect(
    await sql`select name, payload->>'by' as by, payload->>'note' as note from events where subject_id = ${id}`,
  ).toEqual([{ name: "change.proposed", by: "freelancer", note: "It wants a frame." }]);
});

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

test("only the other side accepts or declines, and only the proposer withdraws", async () => {
  const id = await proposed(people.lin, orderId, FRAME);
  const said = { changeId: id, key: newFormKey() };
  expect(await refusalOf(accept(id, people.lin))).toMatchObject({ code: "transition_refused" });
  expect(await refusalOf(declineChange(people.lin, said))).toMatchObject({
    code: "transition_refused",
  });
  expect(await refusalOf(withdrawChange(people.ada, said))).toMatchObject({
    code: "transition_refused",
  });
  expect(await refusalOf(accept(id, people.max))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(accept(id, people.sol))).toMatchObject({ code: "not_allowed" });
});

test.each(["decline", "withdraw"] as const)("after %s nothing is accepted", async (how) => {
  const id = await proposed(people.lin, orderId, FRAME);
  const said = { changeId: id, key: newFormKey() };
  if (how === "decline") await declineChange(people.ada, said);
  else await withdrawChange(people.lin, said);
  expect(await refusalOf(accept(id, people.ada))).toMatchObject({ code: "transition_refused" });
  expect(await tasks()).toHaveLength(2);
});

test("a change that is accepted by many clicks at once has one effect", async () => {
  const id = await proposed(people.lin, orderId, FRAME);
  const before = await wallet();
  const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => accept(id, people.ada)));
  expect(clicks.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await wallet()).toBe(before - 30_000_000n);
});

test("a change that is not answered in time expires, and late answers are refused before the clock came by", async () => {
  const id = await proposed(people.lin, orderId, FRAME);
  clock.forward({ hours: 24 * 14 });
  expect(await refusalOf(accept(id, people.ada))).toMatchObject({ code: "transition_refused" });
  expect(await expireChanges()).toBeGreaterThan(0);
  expect(await stateOf(id)).toBe("expired");
  expect(await expireChanges()).toBe(0);
});

test("an order from a price list and an order that is over cannot be changed", async () => {
  const listed = await order(people.ada, people.lin, { priceMicros: 1_000_000n });
  expect(await refusalOf(proposed(people.ada, listed.orderId, FRAME))).toMatchObject({
    code: "transition_refused",
  });
  ({ orderId, taskIds: ids } = await agreedOrder(people));
  await move(people.ada, "cancel", ids);
  expect(await refusalOf(proposed(people.ada, orderId, FRAME))).toMatchObject({
    code: "transition_refused",
  });
});

test("twenty changes of an order wait at most", async () => {
  for (let n = 0; n < 20; n += 1)
    await proposed(people.ada, orderId, { kind: "scope", scope: `${n}` });
  expect(await refusalOf(proposed(people.lin, orderId, FRAME))).toMatchObject({
    code: "too_many_items",
  });
});

test.each([
  [{ ...FRAME, title: "  " }, "invalid_input"],
  [{ ...FRAME, priceMicros: 0n }, "amount_not_positive"],
  [{ ...FRAME, days: 0 }, "invalid_input"],
  [{ ...FRAME, days: 366 }, "invalid_input"],
  [{ ...FRAME, revisions: 21 }, "invalid_input"],
  [{ ...FRAME, scope: "x".repeat(4001) }, "invalid_input"],
  [{ kind: "scope", scope: " " } as const, "invalid_input"],
  [{ kind: "lower", taskId: "tsk_none", priceMicros: 1n } as const, "not_found"],
])("%o is refused with %s", async (change, code) => {
  expect(await refusalOf(proposed(people.ada, orderId, change))).toMatchObject({ code });
});
