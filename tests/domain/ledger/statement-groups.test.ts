/** A readable statement: many pieces are one line, pages meet without loss, sums stay to the micro. */
import { beforeAll, expect, test } from "vitest";
import { balance } from "#app/domain/ledger/balance.ts";
import { groupLines, pageEnd, statementPage } from "#app/domain/ledger/statement-groups.ts";
import type { StatementGroup } from "#app/domain/ledger/statement-groups.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 10_000_000n);
  const pieces = await order(people.ada, people.lin, {
    priceMicros: 1_500n,
    quantity: 1_200,
    kind: "unit",
  });
  await move(people.ada, "cancel", pieces.taskIds.slice(0, 200));
  await move(people.lin, "start", pieces.taskIds.slice(200));
  await handOver(people.lin, pieces.taskIds.slice(200));
  await move(people.ada, "accept", pieces.taskIds.slice(200));
  await order(people.ada, people.lin, { priceMicros: 1_000_000n });
});

async function allPages(ownerId: string, limit: number): Promise<StatementGroup[]> {
  const groups: StatementGroup[] = [];
  let before: bigint | null | undefined;
  do {
    const page = await statementPage(ownerId, { before: before ?? undefined, limit });
    groups.push(...page.groups);
    before = page.next;
  } while (before !== null);
  return groups;
}

test("an order of 1 200 pieces is one line of the statement, and so is its refund", async () => {
  const { groups, next } = await statementPage(people.ada.id, { limit: 50 });
  expect(groups.map(({ kind, count, changeMicros }) => [kind, count, changeMicros])).toEqual([
    ["escrow.fund", 1, -1_000_000n],
    ["escrow.refund", 200, 300_000n],
    ["escrow.fund", 1_200, -1_800_000n],
    ["deposit", 1, 10_000_000n],
  ]);
  expect(groups.map(({ title }) => title === null)).toEqual([false, false, false, true]);
  expect(next).toBeNull();
});

test.each([1, 2, 3, 50])(
  "statement pages of %i give the same lines, whose sum is the balance",
  async (limit) => {
    const groups = await allPages(people.ada.id, limit);
    expect(groups).toEqual(await allPages(people.ada.id, 50));
    const sum = groups.reduce((total, group) => total + group.changeMicros, 0n);
    expect(sum).toBe(await balance("wallet", people.ada.id, "USD"));
  },
);

test("a person without accounts has an empty statement", async () => {
  expect(await statementPage(people.max.id, { limit: 50 })).toEqual({ groups: [], next: null });
  expect(groupLines([])).toEqual([]);
  expect(pageEnd([], 1)).toBe(0);
});
