/** Adds reviews to the demo: written by one side, published with a reply, hidden by staff, reported and waiting, reported and kept. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { reportReview } from "#app/domain/reviews/report-review.ts";
import { bothReviews, endedOrder, review } from "./review-scene.ts";

type People = Record<"ada" | "lin" | "max" | "sol", UserActor>;

export interface DemoReviews {
  /** Orders: ada wrote, nobody wrote, both wrote and lin replied. */
  halfId: string;
  quietId: string;
  bothId: string;
  /** Reviews: with a reply, hidden, reported. */
  repliedId: string;
  hiddenId: string;
  reportedId: string;
}

export async function demoReviews({ ada, lin, max, sol }: People): Promise<DemoReviews> {
  const words =
    "Quick, kind, and the ink is as copper as promised. I will come back for the second coin.";
  const half = await endedOrder(ada, lin);
  await review(ada, half.orderId, { text: "Only ada reads this so far." });
  const quiet = await endedOrder(ada, lin);
  const marks = { asDescribed: 5, onTime: 4, communication: 5 };
  const both = await bothReviews(ada, lin, { text: words, marks });
  const reply = { reviewId: both.byBuyer, text: "Thank you, Ada. The second coin is half drawn." };
  await replyToReview(lin, { ...reply, key: newFormKey() });
  const rude = await bothReviews(ada, lin, { stars: 2, text: "What a fool." });
  await reported(max, rude.byBuyer);
  await decideReview(sol, {
    reviewId: rude.byBuyer,
    part: "review",
    decision: "hide",
    reason: "insult",
    sentence: "We do not insult each other.",
    key: newFormKey(),
  });
  const kept = await bothReviews(ada, lin, { stars: 3, text: "شغل جيد، لكنه متأخر" });
  await reported(max, kept.byBuyer);
  await decideReview(sol, {
    reviewId: kept.byBuyer,
    part: "review",
    decision: "keep",
    sentence: "It is about the work, and polite.",
    key: newFormKey(),
  });
  await reported(lin, kept.byBuyer, "The work was not late.");
  return {
    halfId: half.orderId,
    quietId: quiet.orderId,
    bothId: both.orderId,
    repliedId: both.byBuyer,
    hiddenId: rude.byBuyer,
    reportedId: kept.byBuyer,
  };
}

function reported(actor: UserActor, reviewId: string, note = "I am sure.") {
  const what = { reviewId, part: "review" as const, reason: "not_the_work", note };
  return reportReview(actor, { ...what, key: newFormKey() });
}
