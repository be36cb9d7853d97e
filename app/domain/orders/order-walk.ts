/**
 * SQL: walks through a party's orders with tasks in some states, one order at a time. Each step is a few index probes, however
 * many tasks an order has, and a `limit` of the caller ends the walk. The steps are fixed text; `me` has the person and the place
 * behind which the walk begins.
 */
import { sql } from "#app/domain/store/store.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import type { Side } from "./order-list.ts";

export type Fragment = ReturnType<typeof sql>;

export const OPEN_STATES = ["funded", "started", "delivered", "disputed"] as const;

/** A place behind every order, for walks from the newest order to the oldest. */
export const NEWEST = "ord~";
/** A place before every order, for walks from the oldest order to the newest. */
export const OLDEST = "";

export interface Way {
  side: Side;
  /** True from the newest order to the oldest. */
  down: boolean;
}

export interface Walk extends Way {
  userId: string;
  /** The walk begins behind this order. */
  behind: string;
}

/** The party's column in `tasks`, `orders` and `disputes`. */
export const PARTY_COLUMN: Record<Side, string> = {
  buyer: "buyer_id",
  freelancer: "freelancer_id",
};

/** Condition on `order_id`: the order lies on the rest of the way. For the sources of a walk. */
export function ahead({ down }: Way): string {
  return down ? "order_id < walk.order_id" : "order_id > walk.order_id";
}

/** The next order of the party with a task that meets the condition. */
export function nextWith(way: Way, condition: string): string {
  return `
    (select order_id from tasks where ${PARTY_COLUMN[way.side]} = (select id from me) and ${condition} and ${ahead(way)}
     order by order_id ${way.down ? "desc" : ""} limit 1)`;
}

/** The next order with a task in one of the states: one source for each state, because the index begins with it. */
export function nextIn(way: Way, states: readonly TaskState[]): string[] {
  return states.map((state) => nextWith(way, `state = '${state}'`));
}

/**
 * A query of `order_id`, in the order of the walk. `sources` each give the next order or nothing; `before` are further tables. A
 * freelancer's walk leaves out orders that do not stand.
 */
export function orderWalk(steps: Walk, sources: readonly string[], before = ""): Fragment {
  const { userId, side, behind, down } = steps;
  return sql`
    with recursive me (id, behind) as (select ${userId}::text collate "C", ${behind}::text collate "C"),
    ${sql.unsafe(before)} walk (order_id) as (
      select behind from me
      union all
      select (select ${down ? sql`max` : sql`min`}(order_id) from (${sql.unsafe(sources.join(" union all "))}) source)
      from walk where order_id is not null
    )
    select order_id from walk where order_id <> (select behind from me)
      ${side === "freelancer" ? sql`and ${stands("walk.order_id")}` : sql``}`;
}
