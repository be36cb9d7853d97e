/** A published review, read by its id: for its own page, and for replies, reports and decisions. */
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewSide } from "./review-marks.ts";
import { shownOf, shownReviews } from "./shown-review.ts";
import type { ShownReview, ShownRow } from "./shown-review.ts";

/** Refuses `not_found`, also while it is hidden from everybody but its author. */
export async function publishedReview(id: string): Promise<ShownReview> {
  if (!isId("review", id)) refuse("not_found");
  const [row] = await sql<
    ShownRow[]
  >`${shownReviews()} where r.id = ${id} and r.revealed_at is not null`;
  return shownOf(found(row));
}

export interface LockedReview {
  id: string;
  orderId: string;
  side: ReviewSide;
  authorId: string;
  subjectId: string;
  title: string;
  buyerId: string;
  freelancerId: string;
  replied: boolean;
  /** Staff hide it, or its reply, now. */
  hidden: boolean;
  replyHidden: boolean;
}

/** A step: the same under a lock of its row. */
export async function lockReview(tx: Tx, id: string): Promise<LockedReview> {
  if (!isId("review", id)) refuse("not_found");
  await tx.sql`select from reviews where id = ${id} and revealed_at is not null for no key update`;
  // A statement of its own: what others wrote while this one waited is seen.
  const [row] = await tx.sql<LockedReview[]>`
    select r.id, r.order_id as "orderId", r.side, r.author_id as "authorId", r.subject_id as "subjectId", o.title,
           o.buyer_id as "buyerId", o.freelancer_id as "freelancerId",
           exists (select from review_replies p where p.review_id = r.id) as replied,
           exists (select from review_hidings h where h.review_id = r.id and h.part = 'review' and h.lifted_at is null) as hidden,
           exists (select from review_hidings h where h.review_id = r.id and h.part = 'reply' and h.lifted_at is null) as "replyHidden"
    from reviews r join orders o on o.id = r.order_id where r.id = ${id} and r.revealed_at is not null`;
  return found(row);
}

/** The event's fields about it, for both sides. */
export function aboutReview({ id, orderId, title, buyerId, freelancerId }: LockedReview) {
  return { parties: { buyerId, freelancerId }, orderId, reviewId: id, title };
}
