/** A person's orders, those first that wait for them, then those that wait for others, then finished ones; with a search. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { orderLines, ORDERS_PER_PAGE } from "#app/domain/orders/order-list.ts";
import type { OrderLine, Side } from "#app/domain/orders/order-list.ts";
import { NEWEST } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";
import { orderMatches } from "./order-search.ts";
import { ORDER_GROUPS, viewQuery } from "./order-views.ts";
import type { OrderGroup, OrderView } from "./order-views.ts";

export interface OrderInTurn extends OrderLine {
  group: OrderGroup | "disputed";
}

export interface AskedOrders {
  view: OrderView;
  /** Words of the gig's title, the other party's name or handle, or the id of an order or a task. */
  text: string;
  /** `next` of the page before; an unreadable cursor starts from the beginning. */
  cursor?: string | undefined;
  /** The most orders wanted; a page has 20. */
  limit?: number;
}

type Part = Exclude<OrderView, "all">;

/** How many orders one statement looks at when it has to leave some out. A page ends there, and the next one goes on. */
const LOOKED_AT: Record<Part, number> = { turn: 300, waiting: 300, disputed: 300, finished: 1000 };

/** A page of orders. `next` is null on the last one; a page can be short, or empty, although more follow. */
export async function ordersByTurn(
  actor: UserActor,
  side: Side,
  asked: AskedOrders,
): Promise<{ orders: OrderInTurn[]; next: string | null }> {
  requireAbility(actor, "orders.list");
  const parts: readonly Part[] = asked.view === "all" ? ORDER_GROUPS : [asked.view];
  const cursor = readCursor(asked.cursor, parts);
  const orders: OrderInTurn[] = [];
  for (const part of parts.slice(parts.indexOf(cursor.part))) {
    const behind = part === cursor.part ? cursor.behind : NEWEST;
    const room = (asked.limit ?? ORDERS_PER_PAGE) - orders.length;
    const page = await partOf(actor.id, side, { part, behind, room, text: asked.text });
    orders.push(...page.orders);
    if (page.next !== null) return { orders, next: `${part}~${page.next}` };
  }
  return { orders, next: null };
}

interface AskedPart {
  part: Part;
  behind: string;
  room: number;
  text: string;
}

/** The next orders of one part, at most `room`; `next` is the place to go on from, null at the part's end. */
async function partOf(
  userId: string,
  side: Side,
  { part, behind, room, text }: AskedPart,
): Promise<{ orders: OrderInTurn[]; next: string | null }> {
  const { candidates, keeps } = viewQuery(part, { userId, side, behind, down: true });
  const conditions = [keeps, orderMatches(side, text)].filter((each) => each !== null);
  const most = conditions.length === 0 ? room + 1 : LOOKED_AT[part];
  const where = conditions.reduce((all, each) => sql`${all} and ${each}`, sql`true`);
  const [row] = await sql<[{ ids: string[]; seen: number; last: string | null }]>`
    with candidates as materialized (${candidates} limit ${most})
    select array(select o.id from candidates c join orders o on o.id = c.order_id
                 where ${where} order by o.id desc limit ${room + 1}) as ids,
           (select count(*)::int from candidates) as seen, (select min(order_id) from candidates) as last`;
  const ids = row.ids.slice(0, room);
  const lines =
    ids.length === 0 ? [] : await orderLines(userId, side, sql`and o.id = any(${ids}::text[])`);
  const orders = lines.map((line) => ({ ...line, group: part }));
  if (row.ids.length > room) return { orders, next: ids.at(-1) ?? START };
  return { orders, next: row.seen === most ? row.last : null };
}

/** A cursor's order before the first one of its part. */
const START = "";

/** A cursor is the part of the list and the last order seen in it: `waiting~ord_…`. */
function readCursor(
  text: string | undefined,
  parts: readonly Part[],
): { part: Part; behind: string } {
  const [name, behind = ""] = text?.split("~") ?? [];
  const part = parts.find((each) => each === name);
  if (part === undefined) return { part: parts[0] ?? "turn", behind: NEWEST };
  return { part, behind: isId("order", behind) ? behind : NEWEST };
}
