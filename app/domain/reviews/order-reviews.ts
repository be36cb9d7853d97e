/** The reviews of one order for one of its sides: their own, the other's once it is revealed, and until when they can write. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { inSameHands } from "#app/domain/people/same-hands/same-hands.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Marks, ReviewSide } from "./review-marks.ts";
import { closeOf, endOfOrder } from "./review-window.ts";
import { shownOf, shownReviews } from "./shown-review.ts";
import type { ShownReview, ShownRow } from "./shown-review.ts";

/** What its author wrote, published or not. */
export interface OwnReview {
  id: string;
  stars: number;
  marks: Marks;
  text: string;
  version: number;
  writtenAt: Date;
  opensAt: Date;
  revealedAt: Date | null;
}

export interface OrderReviews {
  orderId: string;
  title: string;
  /** The reader's side. */
  side: ReviewSide;
  other: { handle: string; name: string; picture: string | null };
  /** `unpaid`: nothing was paid, so there is nothing to review. */
  window: "running" | "unpaid" | "open" | "over";
  /** Null while the order runs. */
  closesAt: Date | null;
  own: OwnReview | null;
  /** What is public of both sides. */
  published: ShownReview[];
  /** True where they count for no score: both accounts share a payout account or a browser. */
  sameHands: boolean;
}

interface Row {
  orderId: string;
  title: string;
  buyerId: string;
  freelancerId: string;
  buyer: OrderReviews["other"];
  freelancer: OrderReviews["other"];
  open: boolean;
  endedAt: Date | null;
  paid: boolean;
  closesAt: Date | null;
  /** The order ended again after its window was written; null without one. */
  goneOn: boolean | null;
  sameHands: boolean;
}

/** Refuses `not_found` to everybody but the two sides: staff learn of a review when everybody does. */
export async function orderReviews(viewer: Viewer, orderId: string): Promise<OrderReviews> {
  if (!isId("order", orderId)) refuse("not_found");
  const [row] = await sql<Row[]>`
    select o.id as "orderId", o.title, o.buyer_id as "buyerId", o.freelancer_id as "freelancerId",
           json_build_object('handle', b.handle, 'name', b.name, 'picture', null) as buyer,
           json_build_object('handle', f.handle, 'name', f.name, 'picture', null) as freelancer,
           e.open, e.ended_at as "endedAt", e.paid, w.closes_at as "closesAt", w.ended_at < e.ended_at as "goneOn",
           ${inSameHands("o.buyer_id", "o.freelancer_id")} as "sameHands"
    from orders o join users b on b.id = o.buyer_id join users f on f.id = o.freelancer_id cross join ${endOfOrder("o")} e
    left join review_windows w on w.order_id = o.id
    where o.id = ${orderId}`;
  const order = found(row);
  const side = requireParty(viewer, "reviews.of_order", order);
  const [own, published] = await Promise.all([
    sql<OwnReview[]>`
      select r.id, r.stars, json_build_object('asDescribed', r.as_described, 'onTime', r.on_time, 'communication', r.communication,
               'clearBrief', r.clear_brief, 'fairAnswers', r.fair_answers) as marks, r.text, r.version, r.written_at as "writtenAt",
             r.opens_at as "opensAt", r.revealed_at as "revealedAt"
      from reviews r where r.order_id = ${orderId} and r.side = ${side}`,
    sql<
      ShownRow[]
    >`${shownReviews()} where r.order_id = ${orderId} and r.revealed_at is not null order by r.side`,
  ]);
  const closesAt = closingOf(order, published.length > 0);
  return {
    orderId,
    title: order.title,
    side,
    other: side === "buyer" ? order.freelancer : order.buyer,
    window: windowOf(order, closesAt, published.length > 0),
    closesAt: order.open ? null : closesAt,
    own: own[0] ?? null,
    published: published.map(shownOf),
    sameHands: order.sameHands || published.some(({ notCounted }) => notCounted === "same_hands"),
  };
}

/** An agreed order that went on has a new end, unless a review of it is public. It never hangs on which side wrote what is hidden. */
function closingOf({ closesAt, endedAt, goneOn }: Row, revealed: boolean): Date | null {
  const renewed = closesAt === null || (goneOn === true && !revealed);
  return renewed && endedAt !== null ? closeOf(endedAt) : closesAt;
}

function windowOf(
  { open, paid }: Row,
  closesAt: Date | null,
  revealed: boolean,
): OrderReviews["window"] {
  if (open || closesAt === null) return "running";
  if (!paid) return "unpaid";
  return revealed || nowDate() >= closesAt ? "over" : "open";
}
