/** Whole lives of a task. Each story ends with the books, printed. */
import { expect, test } from "vitest";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { remindOfTasks } from "#app/domain/tasks/remind.ts";
import { proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { clearingLines, heldTasks } from "#app/domain/earnings/held-amounts.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { booksTable } from "#tests/kit/books-of.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";
import { useStory } from "#tests/kit/story.ts";
import { handOver, move, order, statesOf, tasksOf } from "#tests/kit/task-scene.ts";

const story = useStory();
const DAY = 24;
const USD = 1_000_000n;

test("a task is accepted: ordered, started, delivered, revised, delivered again, accepted", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 150n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "revise", taskIds, "More copper.");
  story.pass(DAY);
  await handOver(lin, taskIds);
  await move(ada, "accept", taskIds);
  expect(await statesOf(taskIds)).toEqual(["released"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  150
    commission(farthing)      10
    earnings_available(lin)   90
    wallet(ada)               50
    "
  `);
});

test("a task is auto-accepted: a reminder a day before, then silence releases", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 10n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 10n * USD });
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  expect(await remindOfTasks()).toBe(0);
  story.pass(2.5 * DAY);
  expect(await remindOfTasks()).toBe(1);
  expect(await remindOfTasks()).toBe(0);
  expect(await runDeadlines()).toBe(0);
  story.pass(0.5 * DAY);
  expect(await runDeadlines()).toBe(1);
  expect(await statesOf(taskIds)).toEqual(["released"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  10
    commission(farthing)      1
    earnings_available(lin)   9
    "
  `);
});

test("a task is accepted in part, then the rest: commission adds up to that of the whole", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 1n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 999_999n });
  const [id = ""] = taskIds;
  await move(lin, "start", taskIds);
  for (const micros of [333_333n, 1n, 5n]) {
    await handOver(lin, taskIds);
    await acceptPart(ada, { item: { id }, micros, note: "So far so good.", key: newFormKey() });
  }
  // Both revisions were used by the first two parts, so after the third the rest still stands delivered.
  await move(ada, "accept", taskIds);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  1
    commission(farthing)     0.099999
    earnings_available(lin)  0.9
    wallet(ada)              0.000001
    "
  `);
});

test("a task is declined: everything goes back without commission", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 100n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  await move(lin, "decline", taskIds, "Too busy this week.");
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    wallet(ada)              100
    "
  `);
});

test("a task is cancelled before the start by the buyer, and later by agreement of both", async () => {
  const { ada, lin, max } = story.people;
  await enrich(ada, 100n * USD);
  const first = await order(ada, lin, { priceMicros: 40n * USD });
  await move(ada, "cancel", first.taskIds);
  const second = await order(ada, max, { priceMicros: 60n * USD });
  await move(max, "start", second.taskIds);
  await move(ada, "propose_cancel", second.taskIds, "Plans changed.");
  await move(max, "agree_cancel", second.taskIds);
  expect(await statesOf([...first.taskIds, ...second.taskIds])).toEqual(["refunded", "refunded"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    wallet(ada)              100
    "
  `);
});

test("a task lapses: it was not started within three days", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 100n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  story.pass(2 * DAY);
  expect(await remindOfTasks()).toBe(1);
  story.pass(DAY - 1);
  expect(await remindOfTasks()).toBe(0);
  expect(await runDeadlines()).toBe(0);
  story.pass(1);
  expect(await runDeadlines()).toBe(1);
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    wallet(ada)              100
    "
  `);
});

test("a task gets more time, is then too late, and the buyer cancels alone because no work was ever delivered", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 100n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  const [id = ""] = taskIds;
  await move(lin, "start", taskIds);
  story.pass(2 * DAY);
  await proposeExtension(lin, { item: { id }, days: 2, note: "A cold.", key: newFormKey() });
  await move(ada, "agree_extension", taskIds);
  story.pass(5 * DAY - 1);
  await expect(move(ada, "cancel_late", taskIds)).rejects.toMatchObject({ code: "too_early" });
  story.pass(1);
  await move(ada, "cancel_late", taskIds);
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    wallet(ada)              100
    "
  `);
});

test("a task with delivered work is never refunded by the clock, also after a revision was asked for", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 100n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "revise", taskIds, "Again.");
  await handOver(lin, taskIds);
  await move(ada, "revise", taskIds, "And again.");
  await handOver(lin, taskIds);
  await expect(move(ada, "revise", taskIds, "Once more.")).rejects.toMatchObject({
    code: "no_revisions_left",
  });
  story.pass(400 * DAY);
  await runDeadlines();
  expect(await statesOf(taskIds)).toEqual(["released"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    commission(farthing)      10
    earnings_available(lin)   90
    "
  `);
});

test("a bulk micro order: a thousand pieces at $0.0015, most accepted, some declined, the rest by silence", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 2n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 1_500n, quantity: 1000, kind: "unit" });
  await move(lin, "decline", taskIds.slice(0, 100), "Duplicates.");
  await move(lin, "start", taskIds.slice(100));
  await handOver(lin, taskIds.slice(100));
  await move(ada, "accept", taskIds.slice(100, 800));
  story.pass(3 * DAY);
  expect(await runDeadlines()).toBe(200);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  2
    commission(farthing)     0.135
    earnings_available(lin)  1.215
    wallet(ada)              0.65
    "
  `);
});

test("card money from the wallet's deposit page, spent on one's own second account, is not available for five days", async () => {
  const { ada, lin } = story.people;
  const gigId = await sampleGig(lin, { priceMicros: 100n * USD });
  const asked = { amount: money(100n * USD, "USD"), returnTo: "/wallet", key: newFormKey() };
  const { depositId } = (await startDeposit(ada, asked)).answer;
  const paid = { state: "succeeded", minorUnits: 10_000n, currency: "USD", failure: null } as const;
  await applyCardFact({ ref: "card_1", operationKey: depositId, ...paid });
  const clear = hoursAfter(nowDate(), 5 * DAY);
  story.pass(1);
  const { answer } = await placeOrder(ada, {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "",
    total: "100",
    key: newFormKey(),
  });
  const taskIds = await tasksOf(answer.orderId);
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  expect(await heldTasks(lin)).toMatchObject([{ fundsClearAt: clear }]);
  await move(ada, "accept", taskIds);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    commission(farthing)      10
    earnings_clearing(lin)    90
    "
  `);
  expect(await balance("earnings_available", lin.id, "USD")).toBe(0n);
  expect(await clearingLines(lin)).toMatchObject([{ micros: 90n * USD, clearsAt: clear }]);
  const [told] = await sql<{ at: string }[]>`
    select payload->>'availableAt' as at from events where name = 'task.accepted'`;
  expect(told).toEqual({ at: clear.toISOString() });
  story.pass(5 * DAY - 2);
  expect(await clearDue(CLOCK)).toBe(0);
  story.pass(1);
  expect(await clearDue(CLOCK)).toBe(1);
  expect(await clearDue(CLOCK)).toBe(0);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    commission(farthing)      10
    earnings_available(lin)   90
    "
  `);
});
