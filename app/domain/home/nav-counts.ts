/** The counts in the navigation of every signed-in page, in one statement: unread notices and conversations, and orders that wait for the person. */
import { NEWEST, PARTY_COLUMN } from "#app/domain/orders/order-walk.ts";
import { IS_NEW } from "#app/domain/notifications/new-notice.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { sql } from "#app/domain/store/store.ts";
import { UNFILLED } from "#app/domain/tasks/order-stands.ts";
import { answersText, asked, inTurn, turnOrders } from "./turn-orders.ts";

export interface NavCounts {
  notices: number;
  /** Conversations with something unread, but for muted ones. */
  messages: number;
  /** Orders the person bought in which it is their turn. */
  orders: number;
  /** Orders the person sold in which it is their turn. */
  selling: number;
}

/** No count goes further: pages show it as `99+`. */
const COUNT_UP_TO = 100;

export const NO_COUNTS: NavCounts = { notices: 0, messages: 0, orders: 0, selling: 0 };

/** The tasks that wait for a party, up to a hundred of each kind: their number, and that of their orders. */
function turns(side: Side): string {
  const mine = `${PARTY_COLUMN[side]} = $1`;
  const read = [...inTurn(side), asked(side)].map(
    (which) => `(select order_id from tasks where ${mine} and ${which} limit ${COUNT_UP_TO})`,
  );
  const stand = side === "buyer" ? "" : `filter (where not exists (${UNFILLED} f.id = t.order_id))`;
  return `(
    select count(distinct order_id) ${stand}::int as orders, count(*)::int as tasks
    from (${read.join(" union all ")} union all (${answersText(side, "$1")})) t)`;
}

/** Always the same text, so that neither the driver nor the database builds it again for each page. */
const STATEMENT = `
  select n.notices, m.messages, b.orders, b.tasks as buying, f.orders as selling, f.tasks as sold
  from (select count(*)::int as notices from (
          select from notices where user_id = $1 and ${IS_NEW} limit ${COUNT_UP_TO}) unread) n,
       (select count(*)::int as messages from (
          select from thread_members where user_id = $1 and unread > 0 and muted_at is null and thread_id <> $2
          limit ${COUNT_UP_TO}) unread) m,
       ${turns("buyer")} b, ${turns("freelancer")} f`;

interface Read extends NavCounts {
  /** Tasks read for `orders` and for `selling`. */
  buying: number;
  sold: number;
}

/** `open` is the conversation the person is looking at: it is read by being shown. */
export async function navCounts(userId: string, open = ""): Promise<NavCounts> {
  const [row] = await sql.unsafe<Read[]>(STATEMENT, [userId, open], { prepare: true });
  if (row === undefined) return NO_COUNTS;
  const { notices, messages, buying, sold } = row;
  const [orders, selling] = await Promise.all([
    buying < COUNT_UP_TO ? row.orders : walked(userId, "buyer"),
    sold < COUNT_UP_TO ? row.selling : walked(userId, "freelancer"),
  ]);
  return { notices, messages, orders, selling };
}

/** For a person with a hundred tasks or more, which may all be of one order: counts order by order. */
async function walked(userId: string, side: Side): Promise<number> {
  const steps = { userId, side, behind: NEWEST, down: true };
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from (${turnOrders(steps)} limit ${COUNT_UP_TO}) o`;
  return row.count;
}
