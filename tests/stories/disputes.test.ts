/** Disputes from the first word to the last cent. Each story ends with the books, printed. */
import { expect, test } from "vitest";
import { concede } from "#app/domain/disputes/concede.ts";
import { runDisputeDeadlines } from "#app/domain/disputes/deadlines.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import type { RulingChoice } from "#app/domain/disputes/ruling-division.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { booksTable } from "#tests/kit/books-of.ts";
import { enrich } from "#tests/kit/cast.ts";
import { useStory } from "#tests/kit/story.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";

const story = useStory();
const DAY = 24;
const USD = 1_000_000n;

/** ada disputes lin's delivery for a hundred dollars. */
async function disputed() {
  const { ada, lin } = story.people;
  await enrich(ada, 150n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  const [taskId = ""] = taskIds;
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  return { taskIds, taskId, disputeId: await open(taskId) };
}

async function open(taskId: string): Promise<string> {
  const { answer } = await openDispute(story.people.ada, {
    taskId,
    reason: "not_as_ordered",
    statement: "I ordered copper and got tin.",
    files: [],
    key: newFormKey(),
  });
  return answer.disputeId;
}

async function answer(disputeId: string): Promise<void> {
  const statement = "It is copper, under the dust.";
  await respond(story.people.lin, { disputeId, statement, files: [], key: newFormKey() });
}

async function ruleOn(disputeId: string, choice: RulingChoice): Promise<void> {
  const [row] = await sql<
    { version: number }[]
  >`select version from disputes where id = ${disputeId}`;
  const explanation = "We looked at the files of both.";
  const version = row?.version ?? 0;
  await rule(story.people.sol, { disputeId, version, choice, explanation, key: newFormKey() });
}

async function stateOf(disputeId: string): Promise<string> {
  const [row] = await sql<{ state: string }[]>`select state from disputes where id = ${disputeId}`;
  return row?.state ?? "missing";
}

test("a dispute is released: both parties speak, staff rule for the freelancer", async () => {
  const { taskIds, disputeId } = await disputed();
  story.pass(30 * DAY);
  // Frozen: silence accepts nothing while the dispute is open.
  expect(await runDeadlines()).toBe(0);
  await answer(disputeId);
  expect(await stateOf(disputeId)).toBe("review");
  await ruleOn(disputeId, { outcome: "release" });
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

test("a dispute is refunded: the freelancer stays silent, staff rule after four days", async () => {
  const { taskIds, disputeId } = await disputed();
  story.pass(4 * DAY - 1);
  expect(await runDisputeDeadlines()).toBe(0);
  story.pass(1);
  expect(await runDisputeDeadlines()).toBe(1);
  expect(await runDisputeDeadlines()).toBe(0);
  await ruleOn(disputeId, { outcome: "refund" });
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  150
    wallet(ada)              150
    "
  `);
});

test("a dispute is split: a third of the rest, after a part was accepted", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 100n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  const [taskId = ""] = taskIds;
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await acceptPart(ada, { item: { id: taskId }, micros: 33_333_333n, note: "", key: newFormKey() });
  const disputeId = await open(taskId);
  await answer(disputeId);
  await ruleOn(disputeId, { outcome: "split_percent", percent: "33.333333" });
  expect(await statesOf(taskIds)).toEqual(["split"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    commission(farthing)       5.555555
    earnings_available(lin)   50
    wallet(ada)               44.444445
    "
  `);
});

test("a dispute is conceded: the buyer gives in", async () => {
  const { taskIds, disputeId } = await disputed();
  await concede(story.people.ada, { disputeId, key: newFormKey() });
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

test("a dispute is conceded: the freelancer gives the money back", async () => {
  const { taskIds, disputeId } = await disputed();
  await concede(story.people.lin, { disputeId, key: newFormKey() });
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  150
    wallet(ada)              150
    "
  `);
});

test("a task is escalated: a revision never comes, the clock brings it to staff, silence moves no money", async () => {
  const { ada, lin } = story.people;
  await enrich(ada, 100n * USD);
  const { taskIds } = await order(ada, lin, { priceMicros: 100n * USD });
  const [taskId = ""] = taskIds;
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "revise", taskIds, "More copper.");
  story.pass(60 * DAY);
  // The orders' own clock leaves it alone; the disputes' clock freezes it and opens the dispute in one command.
  expect(await runDeadlines()).toBe(0);
  expect(await runDisputeDeadlines()).toBe(1);
  expect(await statesOf(taskIds)).toEqual(["disputed"]);
  const [dispute] = await sql<{ id: string; openedBy: string; reason: string }[]>`
    select id, opened_by as "openedBy", reason from disputes where task_id = ${taskId}`;
  expect(dispute).toMatchObject({ openedBy: "clock", reason: "revision_overdue" });
  story.pass(4 * DAY);
  expect(await runDisputeDeadlines()).toBe(1);
  await ruleOn(dispute?.id ?? "", { outcome: "split_amount", amount: "60" });
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  100
    commission(farthing)       6
    earnings_available(lin)   54
    wallet(ada)               40
    "
  `);
});
