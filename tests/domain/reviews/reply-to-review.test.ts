/** Replies: by the person reviewed, once, in public, to a published review. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { bothReviews, endedOrder, review } from "#tests/kit/review-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const reply = (actor: UserActor, reviewId: string, text = "Thank you.", key = newFormKey()) =>
  replyToReview(actor, { reviewId, text, key });

happensOnce("reply to a review", async () => {
  const { byBuyer } = await bothReviews(people.ada, people.lin);
  return {
    call: (key) => reply(people.lin, byBuyer, "Thank you.", key),
    effect: async () => (await publishedReview(byBuyer)).reply?.text ?? null,
    once: "Thank you.",
    second: "reply_written",
  };
});

test("nobody but the person reviewed replies, and nobody to a review that is hidden", async () => {
  const { ada, lin, max, sol } = people;
  const { byBuyer, byFreelancer } = await bothReviews(ada, lin);
  for (const other of [ada, max, sol])
    await expect(reply(other, byBuyer)).rejects.toMatchObject({ code: "not_found" });
  await reply(ada, byFreelancer);
  await expect(reply(lin, byBuyer, " ")).rejects.toMatchObject({ field: "text" });
  const { orderId } = await endedOrder(ada, lin);
  const { reviewId } = (await review(ada, orderId)).answer;
  await expect(reply(lin, reviewId)).rejects.toMatchObject({ code: "not_found" });
});
