/** The order that a side reviews, with who writes about whom. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewSide } from "./review-marks.ts";

export interface ReviewableOrder {
  id: string;
  gigId: string | null;
  title: string;
  side: ReviewSide;
  authorId: string;
  subjectId: string;
}

interface Row {
  id: string;
  gigId: string | null;
  title: string;
  buyerId: string;
  freelancerId: string;
}

/** Refuses `not_found` to everybody but the two sides. */
export async function reviewableOrder(
  actor: Actor | null,
  orderId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<ReviewableOrder> {
  if (!isId("order", orderId)) refuse("not_found");
  const [row] = await reader<Row[]>`
    select id, gig_id as "gigId", title, buyer_id as "buyerId", freelancer_id as "freelancerId" from orders where id = ${orderId}`;
  const order = found(row);
  const side = requireParty(actor, "reviews.write", order);
  const { id, gigId, title, buyerId, freelancerId } = order;
  const [authorId, subjectId] =
    side === "buyer" ? [buyerId, freelancerId] : [freelancerId, buyerId];
  return { id, gigId, title, side, authorId, subjectId };
}
