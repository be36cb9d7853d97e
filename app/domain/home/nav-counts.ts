/** The counts in the navigation of every signed-in page, in one statement: unread notices, and orders that wait for the person. */
import { NEWEST } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";
import { turnOrders } from "./turn-orders.ts";

export interface NavCounts {
  notices: number;
  /** Orders the person bought in which it is their turn. */
  orders: number;
  /** Orders the person sold in which it is their turn. */
  selling: number;
}

/** No count goes further: pages show it as `99+`. */
export const COUNT_UP_TO = 100;

export const NO_COUNTS: NavCounts = { notices: 0, orders: 0, selling: 0 };

export async function navCounts(userId: string): Promise<NavCounts> {
  const newestFirst = { userId, behind: NEWEST, down: true };
  const [row] = await sql<NavCounts[]>`
    select
      (select count(*)::int from (select 1 from notices where user_id = ${userId} and read_at is null limit ${COUNT_UP_TO}) n) as notices,
      (select count(*)::int from (${turnOrders({ ...newestFirst, side: "buyer" })} limit ${COUNT_UP_TO}) b) as orders,
      (select count(*)::int from (${turnOrders({ ...newestFirst, side: "freelancer" })} limit ${COUNT_UP_TO}) f) as selling`;
  return row ?? NO_COUNTS;
}
