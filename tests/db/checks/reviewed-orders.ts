/** Reviews for the busy store of the checks: published with a reply, hidden after a report and shown again, and one that nobody but its author knows of. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { reportReview } from "#app/domain/reviews/report-review.ts";
import { showAgain } from "#app/domain/reviews/show-again.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { bothReviews, endedOrder, review } from "#tests/kit/review-scene.ts";

export async function reviewedOrders({ ada, lin, max, sol }: Cast): Promise<void> {
  const { byBuyer: reviewId, byFreelancer } = await bothReviews(ada, lin);
  await replyToReview(lin, { reviewId, text: "Thank you.", key: newFormKey() });
  const reported = { reviewId: byFreelancer, part: "review" as const };
  await reportReview(max, { ...reported, reason: "insult", note: "", key: newFormKey() });
  const hidden = { decision: "hide" as const, reason: "insult", sentence: "It insults." };
  await decideReview(sol, { ...reported, ...hidden, key: newFormKey() });
  const again = { ...reported, sentence: "It does not." };
  await showAgain(sol, { ...again, key: newFormKey() });
  const { orderId } = await endedOrder(ada, lin);
  await review(ada, orderId);
}
