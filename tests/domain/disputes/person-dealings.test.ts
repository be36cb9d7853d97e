/** A person's page for staff: money, orders on both sides, disputes; for staff only. */
import { expect, test } from "vitest";
import { personDealings } from "#app/domain/disputes/person-dealings.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();

test("staff read what a person has, holds, bought, sold and disputes; other people read nothing", async () => {
  const { ada, lin, max, sol } = await cast();
  await enrich(ada, 10_000_000n);
  await enrich(lin, 5_000_000n);
  const sold = await order(ada, lin, { priceMicros: 1_000_000n, quantity: 3, kind: "unit" });
  await move(lin, "start", sold.taskIds);
  await handOver(lin, sold.taskIds);
  await move(ada, "accept", sold.taskIds.slice(0, 1));
  await openDispute(ada, {
    taskId: sold.taskIds[1] ?? "",
    reason: "not_delivered",
    statement: "Nothing came of it.",
    files: [],
    key: newFormKey(),
  });
  const bought = await order(lin, max, { priceMicros: 2_000_000n });
  const lins = await personDealings(sol, lin.id);
  expect(lins.money).toEqual([
    {
      currency: "USD",
      balanceMicros: 3_000_000n,
      availableMicros: 900_000n,
      clearingMicros: 0n,
      heldBuyingMicros: 2_000_000n,
      heldSellingMicros: 2_000_000n,
      disputedMicros: 1_000_000n,
    },
  ]);
  expect(lins.work?.bought.map(({ id }) => id)).toEqual([bought.orderId]);
  expect(lins.work?.sold.map(({ id }) => id)).toEqual([sold.orderId]);
  expect(lins.work?.disputes).toMatchObject([
    { side: "freelancer", openedBy: "buyer", other: "Ada" },
  ]);
  expect((await personDealings(sol, max.id)).work?.disputes).toEqual([]);
  for (const viewer of [ada, lin, null])
    expect(await refusalOf(personDealings(viewer, lin.id))).toMatchObject({ code: "not_found" });
});
