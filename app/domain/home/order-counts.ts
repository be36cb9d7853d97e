/** How many orders each view of a person's orders has. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { NEWEST } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";
import { viewQuery } from "./order-views.ts";
import type { OrderView } from "./order-views.ts";

/** View → its number of orders; with a plus sign where counting ended early, empty where it ended before the first one. */
export type OrderCounts = Record<Exclude<OrderView, "all">, string>;

const LOOKED_AT = 150;
const COUNT_MAX = 99;

interface Counted {
  kept: number;
  seen: number;
}

export async function orderCounts(actor: UserActor, side: Side): Promise<OrderCounts> {
  requireAbility(actor, "orders.list");
  const count = (view: keyof OrderCounts) => {
    const steps = { userId: actor.id, side, behind: NEWEST, down: true };
    const { candidates, keeps } = viewQuery(view, steps);
    return sql`(
      select json_build_object('kept', count(*) filter (where ${keeps ?? sql`true`}), 'seen', count(*))
      from (${candidates} limit ${LOOKED_AT}) c join orders o on o.id = c.order_id)`;
  };
  const [row] = await sql<[Record<keyof OrderCounts, Counted>]>`
    select ${count("turn")} as turn, ${count("waiting")} as waiting, ${count("finished")} as finished, ${count("disputed")} as disputed`;
  return {
    turn: said(row.turn),
    waiting: said(row.waiting),
    finished: said(row.finished),
    disputed: said(row.disputed),
  };
}

function said({ kept, seen }: Counted): string {
  if (kept > COUNT_MAX) return `${COUNT_MAX}+`;
  if (seen < LOOKED_AT) return `${kept}`;
  return kept === 0 ? "" : `${kept}+`;
}
