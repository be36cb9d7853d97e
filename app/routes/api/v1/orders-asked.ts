/** The orders a program asks for: all, or those that wait for one side. */
import { z } from "zod";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { orderList } from "#app/domain/orders/order-list.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { ordersByTurn } from "#app/domain/home/orders-by-turn.ts";

const TURNS = { yours: "turn", others: "waiting", finished: "finished" } as const;

export const turn = z.enum(["yours", "others", "finished"]).meta({
  description:
    "Only orders that wait for you, wait for others, or are finished; `open` is then ignored. A page can be short even if more pages follow.",
});

interface OrdersQuery {
  side: Side;
  open?: boolean | undefined;
  turn?: keyof typeof TURNS | undefined;
  reference?: string | undefined;
  metadata?: string | undefined;
  cursor?: string | undefined;
}

/** The whole list, what waits for one side, or what the buyer named. */
export async function ordersAsked(
  actor: UserActor,
  { side, open, turn: whose, reference, metadata, cursor: from }: OrdersQuery,
) {
  if (reference !== undefined || metadata !== undefined) {
    // They are the buyer's alone: a freelancer finds nothing by them.
    if (side === "freelancer") return { orders: [], next: null };
    const own = { reference, metadata };
    const found = await orderList(actor, side, { before: from, own });
    return { orders: found.orders, next: found.nextBefore };
  }
  if (whose === undefined) {
    const asked = { before: from, open: open === true };
    const { orders, nextBefore } = await orderList(actor, side, asked);
    return { orders, next: nextBefore };
  }
  const view = TURNS[whose];
  const page = { view, text: "", cursor: from === undefined ? undefined : `${view}~${from}` };
  const { orders, next } = await ordersByTurn(actor, side, page);
  // Within one view the cursor is an order, as it is in the whole list.
  return { orders, next: next === null ? null : next.slice(view.length + 1) };
}
