/** A proposal to cancel stands until it is agreed to or refused: the other party's proposal cannot take its place. */
import { beforeAll, expect, test } from "vitest";
import { mayMake, taskView } from "#app/domain/tasks/task-page.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { move, order, statesOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

test("the party a cancellation is proposed to may agree or keep going, and is not offered to propose as well", async () => {
  const { taskIds } = await order(people.ada, people.lin, { priceMicros: 10_000_000n });
  await move(people.lin, "start", taskIds);
  await move(people.lin, "propose_cancel", taskIds);
  const offered = mayMake(await taskView(people.ada, taskIds[0] ?? ""), "buyer");
  expect(offered).toEqual(expect.arrayContaining(["agree_cancel", "refuse_cancel"]));
  expect(offered).not.toContain("propose_cancel");
  for (const [actor, words] of [
    [people.ada, "The other side has already proposed to cancel"],
    [people.lin, "You have already proposed"],
  ] as const) {
    await expect(move(actor, "propose_cancel", taskIds)).rejects.toMatchObject({
      code: "transition_refused",
      message: expect.stringContaining(words),
    });
  }
  await move(people.ada, "agree_cancel", taskIds);
  expect(await statesOf(taskIds)).toEqual(["refunded"]);
});
