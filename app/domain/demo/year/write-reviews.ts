/** Writes the reviews of the demo's year with their windows and replies, and the one that staff hid. */
import type { Tx } from "#app/domain/commands/command.ts";
import { openWindows } from "#app/domain/reviews/review-window.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { HIDE_REASONS } from "#app/domain/reviews/hide-reasons.ts";
import type { YearReview } from "./plan-reviews.ts";
import { idAt, later } from "./moments.ts";

export async function writeReviews(tx: Tx, reviews: readonly YearReview[]): Promise<void> {
  const ends = new Map(
    reviews.map(({ orderId, sale }) => [orderId, { orderId, endedAt: found(sale.endedAt) }]),
  );
  await openWindows(tx, [...ends.values()]);
  const rows = reviews.map(({ sale: _sale, marks, ...review }) => ({ ...review, ...marks }));
  await tx.sql`
    insert into reviews (id, order_id, gig_id, side, author_id, subject_id, stars, as_described, on_time, communication, clear_brief,
                         fair_answers, text, written_at, opens_at, revealed_at, command_id)
    select id, "orderId", "gigId", side, "authorId", "subjectId", stars, "asDescribed", "onTime", communication, "clearBrief",
           "fairAnswers", text, "writtenAt", "opensAt", "revealedAt", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "orderId" text, "gigId" text, side text, "authorId" text, "subjectId" text, stars smallint, "asDescribed" smallint,
           "onTime" smallint, communication smallint, "clearBrief" smallint, "fairAnswers" smallint, text text,
           "writtenAt" timestamptz, "opensAt" timestamptz, "revealedAt" timestamptz)`;
  // They were reminded when it was time.
  await tx.sql`
    update review_windows set remind_at = null, command_id = ${tx.command.id}
    where order_id = any(${[...ends.keys()]}::text[]) and closes_at < ${tx.command.at}`;
  await writeReplies(tx, reviews);
}

async function writeReplies(tx: Tx, reviews: readonly YearReview[]): Promise<void> {
  const rows = reviews.flatMap(({ id, side, revealedAt, sale }) =>
    side === "buyer" && revealedAt !== null && sale.seed.reply !== undefined
      ? [{ id, text: sale.seed.reply, at: later(revealedAt, 9) }]
      : [],
  );
  await tx.sql`
    insert into review_replies (review_id, text, at, command_id)
    select id, text, at, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, text text, at timestamptz)`;
}

/** Reported by the freelancer, and its words hidden by staff. */
export async function writeHiding(tx: Tx, review: YearReview, staffId: string): Promise<void> {
  const { reason, sentence, note } = found(review.sale.seed.hidden);
  const at = later(found(review.revealedAt), 14);
  const { counts } = HIDE_REASONS[reason];
  await Promise.all([
    tx.sql`
      insert into review_reports (id, review_id, part, reporter_id, reason, note, at, decision, explanation, decided_by, decided_at, command_id)
      values (${idAt("reviewReport", at)}, ${review.id}, 'review', ${review.subjectId}, ${reason}, ${note}, ${at}, 'hidden', ${sentence},
              ${staffId}, ${later(at, 20)}, ${tx.command.id})`.execute(),
    tx.sql`
      insert into review_hidings (id, review_id, part, reason, sentence, counts, hidden_by, at, command_id)
      values (${idAt("reviewHiding", at)}, ${review.id}, 'review', ${reason}, ${sentence}, ${counts}, ${staffId},
              ${later(at, 20)}, ${tx.command.id})`.execute(),
  ]);
}
