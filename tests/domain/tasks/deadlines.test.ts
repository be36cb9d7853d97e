/** Deadlines in batches: a task that cannot be moved stops no other, and staff see which it is. */
import { expect, test } from "vitest";
import { verify } from "#app/domain/proof/verify.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { cast, enrich, person as member } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { stubbornRow } from "#tests/kit/stubborn-row.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";

const database = useDatabase();
const clock = movingClock();

const leftOut = () => database.owner`select work, item_id, tries from setbacks`;

test("one task in trouble among many: the others settle, it is left out and shown, and settles once mended", async () => {
  const { ada, lin, max } = await cast();
  await enrich(ada, 100_000_000n);
  const unit = { priceMicros: 1_000_000n, quantity: 7, kind: "unit" } as const;
  const settling = (await order(ada, lin, unit)).taskIds;
  await move(lin, "start", settling);
  await handOver(lin, settling);
  const lapsing = (await order(ada, max, unit)).taskIds;
  const bad = settling[3] ?? "";
  const mend = await stubbornRow(database.owner, "tasks", `new.id = '${bad}'`);
  clock.forward({ hours: 24 * 8 });
  expect(await runDeadlines()).toBe(13);
  expect(await statesOf(lapsing)).toEqual(lapsing.map(() => "refunded"));
  expect(await statesOf(settling)).toEqual(
    settling.map((id) => (id === bad ? "delivered" : "released")),
  );
  expect(await leftOut()).toEqual([{ work: "tasks.settle", item_id: bad, tries: 1 }]);
  const warning = (await verify()).checks.find(({ name }) => name === "nothing-due-is-left-out");
  expect(warning).toMatchObject({ kind: "warning", found: 1 });
  expect(warning?.rows[0]).toMatchObject({
    item_id: bad,
    reason: "this row does not want to be written",
  });
  await mend();
  clock.forward({ seconds: 90 });
  expect(await runDeadlines()).toBe(1);
  expect(await statesOf([bad])).toEqual(["released"]);
  expect(await leftOut()).toEqual([]);
});

test("an escrow that holds too little fails its own task alone", async () => {
  const [buyer, seller] = [await member("bea"), await member("sam")];
  await enrich(buyer, 100_000_000n);
  const { taskIds } = await order(buyer, seller, {
    priceMicros: 1_000_000n,
    quantity: 5,
    kind: "unit",
  });
  await move(seller, "start", taskIds);
  await handOver(seller, taskIds);
  const bad = taskIds[2] ?? "";
  const holds = (micros: bigint) => database.owner`
    update accounts set balance_micros = ${micros} where kind = 'escrow' and owner_id = ${bad}`;
  await holds(5n);
  clock.forward({ hours: 24 * 8 });
  expect(await runDeadlines()).toBe(4);
  const [row] = await database.owner`select item_id, reason from setbacks`;
  expect(row?.["item_id"]).toBe(bad);
  expect(row?.["reason"]).toMatch(/balance|enough/i);
  await holds(1_000_000n);
  clock.forward({ seconds: 90 });
  expect(await runDeadlines()).toBe(1);
});

test("deadlines that several workers carry out at once leave no task out", async () => {
  const [buyer, seller] = [await member("bo"), await member("su")];
  await enrich(buyer, 100_000_000n);
  const { taskIds } = await order(buyer, seller, {
    priceMicros: 1_000_000n,
    quantity: 6,
    kind: "unit",
  });
  clock.forward({ hours: 24 * 8 });
  const counts = await Promise.all([runDeadlines(), runDeadlines(), runDeadlines()]);
  expect(counts.reduce((sum, moved) => sum + moved, 0)).toBe(6);
  expect(await statesOf(taskIds)).toEqual(taskIds.map(() => "refunded"));
  expect(await leftOut()).toEqual([]);
});
