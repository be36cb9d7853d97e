/** A hidden review is shown again, with the reason on record, and can be hidden once more. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import { reviewFile } from "#app/domain/reviews/review-file.ts";
import { showAgain } from "#app/domain/reviews/show-again.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { bothReviews } from "#tests/kit/review-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const part = "review" as const;
const hide = (reviewId: string) =>
  decideReview(people.sol, {
    reviewId,
    part,
    decision: "hide",
    reason: "bought",
    sentence: "It was paid for.",
    key: newFormKey(),
  });
const again = (reviewId: string, key = newFormKey()) =>
  showAgain(people.ray, { reviewId, part, sentence: "It was not.", key });

happensOnce("show a review again", async () => {
  const { byBuyer } = await bothReviews(people.ada, people.lin);
  await hide(byBuyer);
  return {
    call: (key) => again(byBuyer, key),
    effect: async () => (await publishedReview(byBuyer)).hidden,
    once: null,
    second: "transition_refused",
  };
});

test("the earlier decision stays on record when a review is shown and hidden again", async () => {
  const { byBuyer } = await bothReviews(people.ada, people.lin);
  await hide(byBuyer);
  await again(byBuyer);
  await hide(byBuyer);
  const { hidings, hiddenNow } = await reviewFile(people.sol, byBuyer);
  expect(hiddenNow).toEqual({ review: true, reply: false });
  expect(hidings.map(({ liftedSentence }) => liftedSentence)).toEqual([null, "It was not."]);
  await expect(
    showAgain(people.lin, { reviewId: byBuyer, part, sentence: "Please.", key: newFormKey() }),
  ).rejects.toMatchObject({ code: "not_found" });
});
