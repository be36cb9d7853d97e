/** A published review for staff: its words even where they are hidden, who reported it and why, and what was decided before. */
import { requireSomeday, requireParty } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewPart } from "./hide-reasons.ts";
import { publishedReview } from "./published-review.ts";
import type { ShownReview } from "./shown-review.ts";

export interface ReviewFile {
  review: ShownReview;
  /** As their authors wrote them. */
  words: { review: string; reply: string | null };
  hiddenNow: Record<ReviewPart, boolean>;
  reports: Array<{
    id: string;
    part: ReviewPart;
    reason: string;
    note: string;
    at: Date;
    reporter: { handle: string; name: string };
    decision: "hidden" | "kept" | null;
    explanation: string | null;
  }>;
  hidings: Array<{
    id: string;
    part: ReviewPart;
    reason: string;
    sentence: string;
    at: Date;
    by: string;
    liftedAt: Date | null;
    liftedBy: string | null;
    liftedSentence: string | null;
  }>;
}

const MOST = 100;

/** Refuses `not_found` for what is not published, to all but support, and to a member of staff who is one of the two sides. */
export async function reviewFile(viewer: Viewer, id: string): Promise<ReviewFile> {
  requireSomeday(viewer, "staff.reviews.read");
  if (!isId("review", id)) refuse("not_found");
  const [row] = await sql<
    { authorId: string; subjectId: string; text: string; reply: string | null }[]
  >`
    select r.author_id as "authorId", r.subject_id as "subjectId", r.text, p.text as reply
    from reviews r left join review_replies p on p.review_id = r.id where r.id = ${id} and r.revealed_at is not null`;
  const { authorId, subjectId, text, reply } = found(row);
  requireParty(viewer, "staff.reviews.read", { buyerId: authorId, freelancerId: subjectId });
  const [review, reports, hidings] = await Promise.all([
    publishedReview(id),
    sql<ReviewFile["reports"]>`
      select v.id, v.part, v.reason, v.note, v.at, v.decision, v.explanation, json_build_object('handle', u.handle, 'name', u.name) as reporter
      from review_reports v join users u on u.id = v.reporter_id where v.review_id = ${id} order by v.decision is not null, v.id limit ${MOST}`,
    sql<ReviewFile["hidings"]>`
      select h.id, h.part, h.reason, h.sentence, h.at, b.name as by, h.lifted_at as "liftedAt", l.name as "liftedBy",
             h.lifted_sentence as "liftedSentence"
      from review_hidings h join users b on b.id = h.hidden_by left join users l on l.id = h.lifted_by
      where h.review_id = ${id} order by h.id desc limit ${MOST}`,
    recordRead(viewer, "review", { of: [authorId, subjectId], subject: id }),
  ]);
  const hidden = (part: ReviewPart) =>
    hidings.some((one) => one.part === part && one.liftedAt === null);
  return {
    review,
    words: { review: text, reply },
    hiddenNow: { review: hidden("review"), reply: hidden("reply") },
    reports: [...reports],
    hidings: [...hidings],
  };
}
