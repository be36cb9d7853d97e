/** Changes a review that is still hidden. Once it is revealed it stays as it is. */
import { actsFor } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { ReviewSide } from "./review-marks.ts";
import { readReview, requireMarksOf } from "./sent-review.ts";
import type { SentReview } from "./sent-review.ts";

export interface EditInput extends SentReview {
  reviewId: string;
  /** The version that its author saw. */
  version: number;
  key: string;
}

interface Row {
  authorId: string;
  side: ReviewSide;
  version: number;
  hidden: boolean;
  orderId: string;
}

/** Refuses `not_found` to all but its author, `invalid_input`, `review_revealed`, and `stale` for another version. */
export async function editReview(
  actor: UserActor,
  input: EditInput,
): Promise<Outcome<{ reviewId: string; version: number }>> {
  const { reviewId, version, key } = input;
  if (!isId("review", reviewId)) refuse("not_found");
  const sent = readReview(input);
  const remembered = { reviewId, version, ...sent };
  const spec = { name: "reviews.edit" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    // Its row's lock is enough: revealing updates the same row.
    const [row] = await tx.sql<Row[]>`
      select author_id as "authorId", side, version, order_id as "orderId",
             revealed_at is null and opens_at > ${tx.command.at} as hidden
      from reviews where id = ${reviewId} for no key update`;
    const review = found(row);
    if (!actsFor(actor, review.authorId)) refuse("not_found");
    if (!review.hidden) refuse("review_revealed");
    if (review.version !== version) refuse("stale");
    requireMarksOf(review.side, sent.marks);
    const { stars, marks, text } = sent;
    await tx.sql`
      update reviews set stars = ${stars}, as_described = ${marks.asDescribed}, on_time = ${marks.onTime},
        communication = ${marks.communication}, clear_brief = ${marks.clearBrief}, fair_answers = ${marks.fairAnswers},
        text = ${text}, version = version + 1, edited_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${reviewId}`;
    return { reviewId, version: version + 1 };
  });
}
