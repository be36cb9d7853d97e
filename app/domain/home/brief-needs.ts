/** Orders that wait to be started and whose gig asks the buyer for details, but the buyer wrote none. */
import { NEWEST, nextIn, orderWalk } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";

export interface BriefNeed {
  orderId: string;
  title: string;
  /** Name of the freelancer. */
  other: string;
}

/** How many of the buyer's newest orders are looked at. */
const READ = 20;

export async function briefNeeds(userId: string): Promise<BriefNeed[]> {
  const steps = { userId, side: "buyer" as const, behind: NEWEST, down: true };
  return sql<BriefNeed[]>`
    select o.id as "orderId", o.title, u.name as other
    from (${orderWalk(steps, nextIn(steps, ["funded"]))} limit ${READ}) w
    join orders o on o.id = w.order_id join gigs g on g.id = o.gig_id join users u on u.id = o.freelancer_id
    where trim(o.brief) = '' and trim(g.buyer_brief) <> ''
    order by o.id desc`;
}
