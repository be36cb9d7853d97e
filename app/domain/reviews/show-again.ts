/** Shows a review or reply again that staff had hidden. What was decided before stays on record. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { requireStranger } from "./decide-review.ts";
import { MAX_SENTENCE } from "./hide-reasons.ts";
import type { ReviewPart } from "./hide-reasons.ts";
import { aboutReview, lockReview } from "./published-review.ts";

export interface ShowAgainInput {
  reviewId: string;
  part: ReviewPart;
  /** Both sides read it. */
  sentence: string;
  key: string;
}

/** Refuses as `decideReview` does, `transition_refused` for what is not hidden. */
export async function showAgain(
  actor: UserActor,
  input: ShowAgainInput,
): Promise<Outcome<{ reviewId: string }>> {
  requireAbility(actor, "reviews.show_again");
  const { reviewId, part, key } = input;
  const sentence = requireWritten(input.sentence, "sentence", {
    max: MAX_SENTENCE,
    min: 3,
    lines: "many",
    empty: "Please say why; both sides read it.",
  });
  const remembered = { reviewId, part, sentence };
  const spec = { name: "reviews.show_again" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const review = await lockReview(tx, reviewId);
    requireStranger(tx, review);
    const lifted = await tx.sql`
      update review_hidings set lifted_at = ${tx.command.at}, lifted_by = ${actor.id}, lifted_sentence = ${sentence},
        command_id = ${tx.command.id}
      where review_id = ${reviewId} and part = ${part} and lifted_at is null returning id`;
    if (lifted.length === 0) refuse("transition_refused", { sentence: "This is not hidden." });
    const payload = { ...aboutReview(review), change: `a ${part}`, note: sentence };
    const told = { title: review.title, change: "shown", note: sentence, ...(await decidedBy(tx)) };
    await enqueue(tx, [
      { name: "review.shown_again", subjectId: reviewId, payload },
      { name: "staff.review_decided", subjectId: reviewId, payload: told },
    ]);
    return { reviewId };
  });
}
