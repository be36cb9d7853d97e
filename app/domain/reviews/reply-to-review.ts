/** The one public reply of the person reviewed. It cannot be changed, as the review cannot. */
import { actsFor } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { aboutReview, lockReview } from "./published-review.ts";
import { MAX_REPLY } from "./review-marks.ts";

export interface ReplyInput {
  reviewId: string;
  text: string;
  key: string;
}

/**
 * Refuses `not_found` to all but the person reviewed, `invalid_input`, `reply_written`, and `transition_refused` while staff hide
 * the review.
 */
export async function replyToReview(
  actor: UserActor,
  input: ReplyInput,
): Promise<Outcome<{ reviewId: string }>> {
  const { reviewId, key } = input;
  const text = requireWritten(input.text, "text", { max: MAX_REPLY, min: 1, lines: "many" });
  const spec = { name: "reviews.reply" as const, actor, key, input: { reviewId, text } };
  return command(spec, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (!actsFor(actor, review.subjectId)) refuse("not_found");
    if (review.replied) refuse("reply_written");
    if (review.hidden)
      refuse("transition_refused", {
        sentence: "Our staff have hidden this review, so there is nothing to reply to.",
      });
    await tx.sql`
      insert into review_replies (review_id, text, at, command_id)
      values (${reviewId}, ${text}, ${tx.command.at}, ${tx.command.id})`;
    const by = review.side === "buyer" ? ("freelancer" as const) : ("buyer" as const);
    const payload = { ...aboutReview(review), by };
    await enqueue(tx, [{ name: "review.replied", subjectId: reviewId, payload }]);
    return { reviewId };
  });
}
