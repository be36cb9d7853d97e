/** The views of a person's orders: those that wait for them, those that wait for others, those in dispute, and finished ones. */
import { PARTY_COLUMN, nextIn, OPEN_STATES, orderWalk } from "#app/domain/orders/order-walk.ts";
import type { Fragment, Walk } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";
import { turnOrders, waitsFor } from "./turn-orders.ts";

/** `turn`: the person has to act. `waiting`: the other party or staff have to. The three of them hold each order once. */
export const ORDER_GROUPS = ["turn", "waiting", "finished"] as const;
export type OrderGroup = (typeof ORDER_GROUPS)[number];

export const ORDER_VIEWS = ["all", ...ORDER_GROUPS, "disputed"] as const;
export type OrderView = (typeof ORDER_VIEWS)[number];

/** What a view reads: `candidates` is a query of `order_id`, newest first; `keeps` a condition on the order `o`. */
export interface ViewQuery {
  candidates: Fragment;
  keeps: Fragment | null;
}

const QUERIES: Record<Exclude<OrderView, "all">, (steps: Walk) => ViewQuery> = {
  turn: (steps) => ({ candidates: turnOrders(steps), keeps: null }),
  waiting: (steps) => ({
    candidates: openOrders(steps),
    keeps: sql`not ${waitsFor(steps.userId, steps.side, "o.id")}`,
  }),
  finished: (steps) => ({ candidates: allOrders(steps), keeps: finished(steps) }),
  disputed: (steps) => ({
    candidates: orderWalk(steps, nextIn(steps, ["disputed"])),
    keeps: null,
  }),
};

export function viewQuery(view: Exclude<OrderView, "all">, steps: Walk): ViewQuery {
  return QUERIES[view](steps);
}

/** Orders that hold money. The buyer's large orders appear before their first task is made. */
function openOrders(steps: Walk): Fragment {
  const open = nextIn(steps, OPEN_STATES);
  if (steps.side === "freelancer") return orderWalk(steps, open);
  return orderWalk(
    steps,
    [...open, "(select max(order_id) from making where order_id < walk.order_id)"],
    `making (order_id) as materialized (
      select m.id from order_fillings m join orders b on b.id = m.id
      where m.state in ('filling', 'winding', 'returning') and b.buyer_id = (select id from me)),`,
  );
}

function allOrders({ userId, side, behind }: Walk): Fragment {
  return sql`
    select id as order_id from orders where ${sql(PARTY_COLUMN[side])} = ${userId} and id < ${behind} order by id desc`;
}

function finished({ userId, side }: Walk): Fragment {
  return sql`
    not exists (select from tasks where ${sql(PARTY_COLUMN[side])} = ${userId} and order_id = o.id
                  and state in ('funded', 'started', 'delivered', 'disputed'))
    and ${
      side === "freelancer"
        ? stands("o.id")
        : sql`not exists (select from order_fillings f where f.id = o.id and f.state in ('filling', 'returning'))`
    }`;
}
