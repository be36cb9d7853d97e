/** Staff's decision on a review or its reply: hide its words, for a public reason, or keep them. It answers all waiting reports. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { HIDE_REASONS, MAX_SENTENCE, PARTS } from "./hide-reasons.ts";
import type { HideReasonCode, ReviewPart } from "./hide-reasons.ts";
import { aboutReview, lockReview } from "./published-review.ts";
import type { LockedReview } from "./published-review.ts";

export interface DecideReviewInput {
  reviewId: string;
  part: ReviewPart;
  decision: "hide" | "keep";
  /** A code of `HIDE_REASONS`, if it is hidden. */
  reason?: string | undefined;
  /** Public if it is hidden; its reporters read it in any case. */
  sentence: string;
  key: string;
}

/**
 * Refuses `not_found` for what is not published and to all but support, `own_account` to one of the two sides, `invalid_input`, and
 * `transition_refused` for what is hidden already, or kept without a report that waits.
 */
export async function decideReview(
  actor: UserActor,
  input: DecideReviewInput,
): Promise<Outcome<{ reviewId: string }>> {
  requireAbility(actor, "reviews.decide");
  const { reviewId, part, decision, key } = input;
  const reason = decision === "hide" ? hideReason(input.reason) : null;
  const sentence = requireWritten(input.sentence, "sentence", {
    max: MAX_SENTENCE,
    min: 3,
    lines: "many",
    empty: "Please say why. If you hide it, everybody reads this.",
  });
  const remembered = { reviewId, part, decision, reason, sentence };
  const spec = { name: "reviews.decide" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const review = await lockReview(tx, reviewId);
    requireStranger(tx, review);
    if (part === "reply" && !review.replied) refuse("not_found");
    if (part === "review" ? review.hidden : review.replyHidden)
      refuse("transition_refused", { sentence: "This is hidden already." });
    if (reason !== null) await hide(tx, { reviewId, part, reason, sentence });
    // A reply goes with its review, and with it what was reported about it.
    const parts = part === "review" && decision === "hide" ? PARTS : [part];
    const reporters = await answerReports(tx, { reviewId, parts, decision, sentence });
    if (reason === null && reporters.length === 0)
      refuse("transition_refused", { sentence: "No report about this waits for a decision." });
    await tell(tx, review, { part, decision, sentence, reporters });
    return { reviewId };
  });
}

function hideReason(code = ""): HideReasonCode {
  if (Object.hasOwn(HIDE_REASONS, code)) return code as HideReasonCode;
  return refuse("invalid_input", { field: "reason", sentence: "Choose why it is hidden." });
}

/** Refuses `own_account` to a member of staff who is one of the two sides. */
export function requireStranger(tx: Tx, { authorId, subjectId }: LockedReview): void {
  if ([authorId, subjectId].some((id) => actsFor(tx.command.actor, id)))
    refuse("own_account", {
      sentence: "This is about an order of yours. Ask another member of staff.",
    });
}

type What = Pick<DecideReviewInput, "reviewId" | "part" | "sentence">;

async function hide(
  tx: Tx,
  { reviewId, part, reason, sentence }: What & { reason: HideReasonCode },
) {
  const { at, id: commandId, actor } = tx.command;
  await tx.sql`
    insert into review_hidings (id, review_id, part, reason, sentence, counts, hidden_by, at, command_id)
    values (${newId("reviewHiding")}, ${reviewId}, ${part}, ${reason}, ${sentence}, ${HIDE_REASONS[reason].counts}, ${actor.id}, ${at},
            ${commandId})`;
}

/** Returns who had reported it, each once. */
async function answerReports(
  tx: Tx,
  {
    reviewId,
    parts,
    decision,
    sentence,
  }: Omit<DecideReviewInput, "part" | "key"> & { parts: readonly ReviewPart[] },
): Promise<string[]> {
  const { at, id: commandId, actor } = tx.command;
  const rows = await tx.sql<{ reporterId: string }[]>`
    update review_reports set decision = ${decision === "hide" ? "hidden" : "kept"}, explanation = ${sentence}, decided_by = ${actor.id},
      decided_at = ${at}, command_id = ${commandId}
    where review_id = ${reviewId} and part = any(${[...parts]}::text[]) and decision is null returning reporter_id as "reporterId"`;
  return [...new Set(rows.map(({ reporterId }) => reporterId))];
}

interface Decided extends Pick<DecideReviewInput, "part" | "decision" | "sentence"> {
  reporters: string[];
}

async function tell(
  tx: Tx,
  review: LockedReview,
  { part, decision, sentence: note, reporters }: Decided,
): Promise<void> {
  const subjectId = review.id;
  const change = decision === "hide" ? "hidden" : "kept";
  const hidden = { ...aboutReview(review), change: `a ${part}`, note };
  await enqueue(tx, [
    ...(decision === "hide"
      ? [{ name: "review.hidden", subjectId, payload: hidden } as const]
      : []),
    ...reporters.map((userId) => {
      const payload = { userId, change, note };
      return { name: "review.report_decided" as const, subjectId, payload };
    }),
    {
      name: "staff.review_decided",
      subjectId,
      payload: { title: review.title, change, note, ...(await decidedBy(tx)) },
    },
  ]);
}
