/** A command that an actor may not give leaves no row, by any call. */
import { beforeAll, expect, test } from "vitest";
import type { CommandName } from "#app/domain/commands/command-names.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { CLOCK, OPERATOR, VISITOR } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { PlacedOrder } from "#tests/kit/task-scene.ts";

useDatabase();

let people: Cast;
let placed: PlacedOrder;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000n);
  placed = await order(people.ada, people.lin, { priceMicros: 1_000_000n });
});

const countOf = async () => {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from commands`;
  return row?.count;
};

// The names here are unknown to the compiler on purpose.
const give = (name: string, actor: Actor) =>
  command({ name: name as CommandName, actor, key: newFormKey(), input: {} }, async () => ({}));

/** Actors of other kinds with the buyer's id, which gives them no right. */
const impostors = (): Actor[] => [
  { kind: "suspended", id: people.ada.id },
  { kind: "worker", id: people.ada.id },
];

test("a command without a row of abilities is refused to every actor", async () => {
  const before = await countOf();
  for (const actor of [people.ada, OPERATOR, CLOCK, VISITOR])
    await expect(give("orders.conjure", actor)).rejects.toThrow("has no row");
  expect(await countOf()).toBe(before);
});

test("a command of members is refused to machines, visitors and suspended people", async () => {
  const before = await countOf();
  for (const actor of [OPERATOR, CLOCK, VISITOR, ...impostors()]) {
    expect(await refusalOf(give("orders.place", actor))).toMatchObject({ code: "not_allowed" });
    expect(await refusalOf(give("payouts.withdraw", actor))).toMatchObject({ code: "not_allowed" });
  }
  expect(await refusalOf(give("payouts.sweep", people.ada))).toMatchObject({ code: "not_allowed" });
  expect(await countOf()).toBe(before);
});

test("an actor of another kind with the buyer's id cancels none of the buyer's tasks, alone or in a list", async () => {
  const [id = ""] = placed.taskIds;
  const before = await countOf();
  for (const actor of impostors())
    for (const tasks of [[{ id }], { orderId: placed.orderId }]) {
      const cancel = { transition: "cancel" as const, tasks, note: "", key: newFormKey() };
      expect(await refusalOf(advanceTasks(actor, cancel))).toMatchObject({ code: "not_found" });
    }
  expect(await countOf()).toBe(before);
});

test("another person's order, task or file looks like a missing one", async () => {
  const [id = ""] = placed.taskIds;
  const page = { after: 0 };
  for (const viewer of [people.max, null]) {
    expect(await refusalOf(orderPage(viewer, placed.orderId, page))).toMatchObject({
      code: "not_found",
    });
    expect(await refusalOf(taskPage(viewer, id))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(fileFor(viewer, "fil_none"))).toMatchObject({ code: "not_found" });
  }
});
