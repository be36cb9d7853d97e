/** Changes of a review: by its author, of the version they saw, while it is hidden. */
import { beforeAll, expect, test } from "vitest";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { edit, endedOrder, review, reviewsOf } from "#tests/kit/review-scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

async function written(): Promise<{ orderId: string; reviewId: string }> {
  const { orderId } = await endedOrder(people.ada, people.lin);
  return { orderId, reviewId: (await review(people.ada, orderId)).answer.reviewId };
}

happensOnce("change a review", async () => {
  const { orderId, reviewId } = await written();
  return {
    call: (key) => edit(people.ada, reviewId, 1, { stars: 3, text: "A coin." }, key),
    effect: () => reviewsOf(orderId),
    once: [{ side: "buyer", stars: 3, text: "A coin.", revealed: false }],
    second: "stale",
  };
});

test("only its author changes a review, and none once it is published or its time is over", async () => {
  const { ada, lin, max, sol } = people;
  const { orderId, reviewId } = await written();
  for (const stranger of [lin, max, sol])
    await expect(edit(stranger, reviewId, 1)).rejects.toMatchObject({ code: "not_found" });
  await expect(edit(ada, reviewId, 1, { marks: { fairAnswers: 1 } })).rejects.toMatchObject({
    field: "fairAnswers",
  });
  await review(lin, orderId);
  await expect(edit(ada, reviewId, 1)).rejects.toMatchObject({ code: "review_revealed" });
  const late = await written();
  clock.pass(24 * 14);
  await expect(edit(ada, late.reviewId, 1)).rejects.toMatchObject({ code: "review_revealed" });
});
