/** The side of the viewer in the order of a review, before a program acts on it. */
import { partyOf } from "#app/domain/access/party.ts";
import { requirePerson } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewSide } from "./review-marks.ts";

interface Row {
  /** Who wrote it. */
  side: ReviewSide;
  buyerId: string;
  freelancerId: string;
  revealed: boolean;
}

/** Null for others, whom the command answers; also for the person reviewed while the review is hidden from them. */
export async function sideOfReview(
  viewer: UserActor,
  ability: "reviews.edit" | "reviews.reply" | "reviews.report",
  reviewId: string,
): Promise<ReviewSide | null> {
  requirePerson(viewer, ability);
  const [row] = await sql<Row[]>`
    select r.side, o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", r.revealed_at is not null as revealed
    from reviews r join orders o on o.id = r.order_id where r.id = ${reviewId}`;
  if (row === undefined) return null;
  const party = partyOf(row, viewer);
  if (party !== "buyer" && party !== "freelancer") return null;
  return row.revealed || party === row.side ? party : null;
}
