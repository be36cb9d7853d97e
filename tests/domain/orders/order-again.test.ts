/** Ordering again: the same package and extras as far as they are still offered, or why the gig cannot be ordered. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { blockGig, pauseGig } from "#app/domain/catalog/move-gig.ts";
import { stillClearing } from "#app/domain/earnings/cleared-when.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { orderAgain } from "#app/domain/orders/order-again.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { againPath } from "#app/routes/orders/read-ending.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

const extraOf = (gigId: string) => gigId.replace("gig_", "ext_");

/** A gig with two packages and an extra. */
async function offered() {
  const gigId = await sampleGig(people.lin, { priceMicros: 1_000_000n });
  const spec = { name: "test.gig" as const, actor: OPERATOR, key: newFormKey(), input: { gigId } };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into gig_packages (gig_id, tier, title, description, price_micros, delivery_days, revisions)
      values (${gigId}, 'premium', 'Ten coins', 'Ten drawings', 9000000, 3, 2)`;
    await tx.sql`
      insert into gig_extras (id, gig_id, position, title, price_micros, extra_days)
      values (${extraOf(gigId)}, ${gigId}, 1, 'A frame', 500000, 0)`;
    await tx.sql`update gigs set command_id = ${tx.command.id} where id = ${gigId}`;
    return {};
  });
  return gigId;
}

const placed = (
  gigId: string,
  more: { title?: string; lines?: string[]; taskCount?: number } = {},
) => ({
  gigId,
  title: more.title ?? "I will draw a farthing (premium)",
  lines: (more.lines ?? ["Ten coins × 2", "A frame × 2"]).map((label) => ({ label })),
  taskCount: more.taskCount ?? 2,
});

test("the same package, extras and number are chosen again", async () => {
  const gigId = await offered();
  const again = await orderAgain(placed(gigId));
  expect(again).toMatchObject({ why: null, changed: false });
  expect(againPath(gigId, again.selection ?? { quantity: 0 })).toBe(
    `/gigs/${gigId}/order?package=premium&extras=${extraOf(gigId)}&quantity=2`,
  );
});

test("a package or extra that is gone is left out, and the page says so", async () => {
  const gigId = await offered();
  expect(
    await orderAgain(placed(gigId, { title: "I will draw a farthing (standard)" })),
  ).toMatchObject({ changed: true, selection: { quantity: 2 } });
  expect(await orderAgain(placed(gigId, { lines: ["Ten coins", "A box"] }))).toMatchObject({
    changed: true,
    selection: { package: "premium", extras: [] },
  });
});

test("pieces are chosen by their number alone", async () => {
  const gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: 1_000n });
  expect((await orderAgain(placed(gigId, { taskCount: 400 }))).selection).toEqual({
    quantity: 400,
  });
});

test("a paused gig, a blocked one, and a suspended freelancer's cannot be ordered again", async () => {
  const [paused, blocked] = [await offered(), await offered()];
  const { max, lin, sol } = people;
  await pauseGig(lin, { id: paused, version: 1, key: newFormKey() });
  await blockGig(sol, { id: blocked, version: 1, key: newFormKey(), reason: "A copy." });
  const gone = await sampleGig(max, { priceMicros: 1_000_000n });
  await suspend(sol, { userId: max.id, reason: "Seen.", key: newFormKey() });
  const whys = await Promise.all([paused, blocked, gone].map((id) => orderAgain(placed(id))));
  expect(whys.map(({ why, selection }) => [why, selection])).toEqual([
    ["paused", null],
    ["withdrawn", null],
    ["freelancer", null],
  ]);
});

test("a finished task knows its gig and lines, and what of its earnings is still clearing", async () => {
  const { ada, lin } = people;
  const { taskIds, orderId } = await order(ada, lin, { priceMicros: 1_000_000n });
  const [taskId = ""] = taskIds;
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "accept", taskIds);
  const { task } = await taskPage(ada, taskId);
  expect(await orderAgain({ ...task, gigId: task.gigId ?? "" })).toMatchObject({
    selection: { package: "basic" },
    changed: false,
  });
  const ofTask = await stillClearing({ taskId });
  expect(ofTask).toEqual(await stillClearing({ orderId }));
  expect(ofTask.micros === 0n).toBe(ofTask.until === null);
});
