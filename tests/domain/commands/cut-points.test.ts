/**
 * A command's connection is cut at every statement of its transaction, before the server has received it and before its
 * answer arrives: each command has exactly one effect and gets its answer, by itself and in a group.
 */
import { beforeAll, expect, test } from "vitest";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { closeStore, sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { agreedLine, agreedOrder } from "#tests/kit/agreed-order.ts";
import { confirmationKey, confirmChange } from "#app/domain/agreements/changes/confirm-change.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { accepted, offered } from "#tests/kit/offer-scene.ts";
import { endedOrder, eventsOf, review, reviewsOf } from "#tests/kit/review-scene.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";
import { wireTo } from "#tests/kit/wire.ts";
import type { Cast } from "#tests/kit/cast.ts";
import type { Cut, Wire } from "#tests/kit/wire.ts";

const database = useDatabase();
const NET = 900n;
/** Two groups of two. */
const GROUP = 4;
/** Statements of the transactions, each cut twice; of groups, which have many, every other one. More when an idle connection was pinged meanwhile. */
const POINTS = { command: 14, offer: 40, task: 18, review: 10, change: 10, groups: 20 };
const delivered: string[] = [];
let people: Cast;
let wire: Wire;

beforeAll(async () => {
  // An offer for each cut point, all within a minute.
  overrideEnv({ messagesPerMinute: 1000 });
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  const what = { priceMicros: 1_000n, quantity: 500, kind: "unit" as const };
  const { taskIds } = await order(people.ada, people.lin, what);
  await move(people.lin, "start", taskIds);
  await handOver(people.lin, taskIds);
  delivered.push(...taskIds);
  await closeStore();
  wire = await wireTo(database.url);
  provideDatabase(wire.url);
  overrideEnv({ poolSize: 2 });
  // The earnings that the commands below spend.
  await acceptAll(take(20));
  return async () => {
    await closeStore();
    await wire.close();
  };
});

const take = (count: number) => delivered.splice(0, count);
const earned = () => balance("earnings_available", people.lin.id, "USD");
const accept = (id: string, key = newFormKey()) =>
  advanceTasks(people.ada, { transition: "accept", tasks: [{ id }], note: "", key });
const acceptAll = (ids: string[]) => Promise.all(ids.map((id) => accept(id)));

/** Runs `once` with a cut at the first statement, the second (or every `step`th) and so on, until it ends before the cut. Returns the number of cuts. */
async function atEveryPoint(once: (cut: Cut) => Promise<boolean>, step = 1): Promise<number> {
  let points = 0;
  for (const lost of ["statement", "answer"] as const)
    for (let nth = 1; await once({ lost, nth }); nth += step) points += 1;
  return points;
}

async function acceptedOnce(ids: string[], cut: Cut): Promise<boolean> {
  const keys = ids.map(() => newFormKey());
  const before = await earned();
  const all = () => Promise.all(ids.map((id, place) => accept(id, keys[place])));
  const reached = await wire.cutting(cut, async () => {
    for (const [place, { answer }] of (await all()).entries())
      expect(answer).toEqual({ advanced: [ids[place]], refused: [] });
  });
  expect((await all()).every(({ replayed }) => replayed)).toBe(true);
  expect((await earned()) - before).toBe(NET * BigInt(ids.length));
  expect(new Set(await statesOf(ids))).toEqual(new Set(["released"]));
  return reached;
}

test("a command cut at any statement has one effect", async () => {
  const points = await atEveryPoint(async (cut) => {
    const key = newFormKey();
    const before = await earned();
    const spend = () => spendEarnings(people.lin, { amount: USD(1n), key });
    const reached = await wire.cutting(cut, spend);
    expect((await spend()).replayed).toBe(true);
    expect(before - (await earned())).toBe(1n);
    return reached;
  });
  expect(points).toBeGreaterThanOrEqual(POINTS.command);
});

test("a line of an agreed order that is funded and cut at any statement is funded once", async () => {
  const lines = [agreedLine("Sketch", 10n), agreedLine("Ink", 10n)];
  const quote = agreedQuote(lines, { currency: "USD", bps: 1000 });
  const points = await atEveryPoint(async (cut) => {
    const { orderId } = await agreedOrder(people, { quote, funded: 1 });
    const key = newFormKey();
    const before = await balance("wallet", people.ada.id, "USD");
    const fund = () => fundLine(people.ada, { orderId, position: 2, key });
    const reached = await wire.cutting(cut, fund);
    expect((await fund()).replayed).toBe(true);
    expect(before - (await balance("wallet", people.ada.id, "USD"))).toBe(10n);
    return reached;
  });
  expect(points).toBeGreaterThanOrEqual(POINTS.task);
});

test("an offer accepted and cut at any statement becomes one order and takes its price once", async () => {
  const lines = [agreedLine("Cut", 1_000n)];
  const points = await atEveryPoint(async (cut) => {
    const [key, offerId] = [newFormKey(), await offered(people.lin, { lines })];
    const before = await balance("wallet", people.ada.id, "USD");
    const accept = () => accepted(people.ada, offerId, 1, key);
    const reached = await wire.cutting(cut, accept);
    expect((await accept()).replayed).toBe(true);
    expect(before - (await balance("wallet", people.ada.id, "USD"))).toBe(1_000n);
    const told =
      await sql`select from events where name = 'offer.accepted' and subject_id = ${offerId}`;
    expect(told).toHaveLength(1);
    return reached;
  });
  expect(points).toBeGreaterThanOrEqual(POINTS.offer);
});

test("a milestone that is confirmed again and cut at every third statement is proposed once", async () => {
  const points = await atEveryPoint(async (cut) => {
    const { orderId } = await agreedOrder(people, { funded: 1 });
    const changeId = await proposed(people.ada, orderId, FRAME);
    await securedAgain(people.ada);
    const key = confirmationKey(changeId);
    const confirm = () => confirmChange(people.ada, { changeId, key });
    const reached = await wire.cutting(cut, confirm);
    expect((await confirm()).replayed).toBe(true);
    const states = (await changesOf(orderId)).map(({ state }) => state);
    expect(states).toEqual(["proposed", "withdrawn"]);
    return reached;
  }, 3);
  expect(points).toBeGreaterThanOrEqual(POINTS.change);
}, 20_000);

test("a second side's review that is cut at every third statement is written once and publishes both once", async () => {
  const points = await atEveryPoint(async (cut) => {
    const { orderId } = await endedOrder(people.ada, people.lin, { priceMicros: 1_000n });
    await review(people.ada, orderId);
    const key = newFormKey();
    const write = () => review(people.lin, orderId, {}, key);
    const reached = await wire.cutting(cut, write);
    expect((await write()).replayed).toBe(true);
    expect((await reviewsOf(orderId)).map(({ revealed }) => revealed)).toEqual([true, true]);
    expect((await eventsOf(orderId)).filter((name) => name === "review.revealed")).toHaveLength(1);
    return reached;
  }, 3);
  expect(points).toBeGreaterThanOrEqual(POINTS.review);
}, 20_000);

test("a task accepted by itself and cut at any statement is accepted once", async () => {
  const points = await atEveryPoint((cut) => acceptedOnce(take(1), cut));
  expect(points).toBeGreaterThanOrEqual(POINTS.task);
});

test("tasks accepted in groups, one of which is cut at every other statement, are each accepted once", async () => {
  const points = await atEveryPoint((cut) => acceptedOnce(take(GROUP), cut), 2);
  expect(points).toBeGreaterThanOrEqual(POINTS.groups);
});
