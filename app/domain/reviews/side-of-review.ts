/** The side of the viewer in the order of a review, before a program acts on it. */
import { actsFor } from "#app/domain/access/party.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewSide } from "./review-marks.ts";

interface Row {
  side: ReviewSide;
  authorId: string;
  subjectId: string;
  revealed: boolean;
}

/** Null for others, whom the command answers; also for the person reviewed while the review is hidden from them. */
export async function sideOfReview(
  viewer: UserActor,
  reviewId: string,
): Promise<ReviewSide | null> {
  const [row] = await sql<Row[]>`
    select side, author_id as "authorId", subject_id as "subjectId", revealed_at is not null as revealed
    from reviews where id = ${reviewId}`;
  if (row === undefined) return null;
  if (actsFor(viewer, row.authorId)) return row.side;
  if (!row.revealed || !actsFor(viewer, row.subjectId)) return null;
  return row.side === "buyer" ? "freelancer" : "buyer";
}
