/** Reports a review or its reply to staff. Neither side is told who reported it. */
import { actsFor } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { firstIdAt, newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import type { ReviewPart } from "./hide-reasons.ts";
import { lockReview } from "./published-review.ts";
import { MAX_REVIEW_REPORT, REVIEW_REPORT_REASONS, reviewReportWords } from "./report-reasons.ts";

const REPORTS_PER_DAY = 20;

export interface ReportReviewInput {
  reviewId: string;
  part: ReviewPart;
  /** A code of `REVIEW_REPORT_REASONS`. */
  reason: string;
  note: string;
  key: string;
}

/**
 * Refuses `not_found` for what is not public, `own_account` for the actor's own words, `invalid_input`, `transition_refused` for
 * what the actor reported before or staff hide already, and `too_many_attempts`.
 */
export async function reportReview(
  actor: UserActor,
  input: ReportReviewInput,
): Promise<Outcome<{ reportId: string }>> {
  const { reviewId, part, reason, key } = input;
  if (!Object.hasOwn(REVIEW_REPORT_REASONS, reason))
    refuse("invalid_input", { field: "reason", sentence: "Choose what is wrong with it." });
  const note = requireWritten(input.note, "note", {
    max: MAX_REVIEW_REPORT,
    min: reason === "other" ? 1 : 0,
    lines: "many",
    empty: "Say in your own words what is wrong with it.",
  });
  const remembered = { reviewId, part, reason, note };
  const spec = { name: "reviews.report" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (part === "reply" && !review.replied) refuse("not_found");
    if (actsFor(actor, part === "review" ? review.authorId : review.subjectId))
      refuse("own_account", { sentence: "You cannot report what you wrote yourself." });
    if (part === "review" ? review.hidden : review.replyHidden || review.hidden)
      refuse("transition_refused", { sentence: "Our staff have hidden this already." });
    await requireFewReports(tx, actor.id);
    const reportId = newId("reviewReport");
    const written = await tx.sql`
      insert into review_reports (id, review_id, part, reporter_id, reason, note, at, command_id)
      values (${reportId}, ${reviewId}, ${part}, ${actor.id}, ${reason}, ${note}, ${tx.command.at}, ${tx.command.id})
      on conflict (review_id, part, reporter_id) do nothing returning id`;
    if (written.length === 0)
      refuse("transition_refused", { sentence: "You have already reported this." });
    await tellOnce(tx, { reviewId, part, reason, title: review.title });
    return { reportId };
  });
}

/** Of a flood of reports about one review staff are told the first; the others stand beside it. */
async function tellOnce(
  tx: Tx,
  {
    reviewId,
    part,
    reason,
    title,
  }: Pick<ReportReviewInput, "reviewId" | "part" | "reason"> & { title: string },
): Promise<void> {
  const [row] = await tx.sql<{ waiting: number }[]>`
    select count(*)::int as waiting from review_reports where review_id = ${reviewId} and part = ${part} and decision is null`;
  if (found(row).waiting > 1) return;
  const payload = { change: reviewReportWords(reason), title };
  await enqueue(tx, [{ name: "review.reported", subjectId: reviewId, payload }]);
}

async function requireFewReports(tx: Tx, reporterId: string): Promise<void> {
  const since = firstIdAt("reviewReport", hoursAfter(tx.command.at, -24));
  const [row] = await tx.sql<{ reports: number }[]>`
    select count(*)::int as reports from review_reports where reporter_id = ${reporterId} and id >= ${since}`;
  if (found(row).reports < REPORTS_PER_DAY) return;
  refuse("too_many_attempts", {
    facts: { retry_after_seconds: `${24 * 3600}` },
    sentence: `You can report ${REPORTS_PER_DAY} reviews a day.`,
  });
}
