/**
 * SQL: walks through a party's orders with tasks in some states, one order at a time. Each step is a few index probes, however
 * many tasks an order has, and a `limit` of the caller ends the walk.
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

export interface Walk {
  userId: string;
  side: Side;
  /** The walk begins behind this order. */
  behind: string;
  /** True from the newest order to the oldest. */
  down: boolean;
}

/** The party's column in `tasks`, `orders` and `disputes`. */
export function partyColumn(side: Side): Fragment {
  return side === "buyer" ? sql`buyer_id` : sql`freelancer_id`;
}

/** Condition on `order_id`: the order lies on the rest of the way. For the sources of a walk. */
export function ahead({ down }: Walk): Fragment {
  return down ? sql`order_id < walk.order_id` : sql`order_id > walk.order_id`;
}

/** The next order of the party with a task that meets the condition. */
export function nextWith(steps: Walk, condition: Fragment): Fragment {
  return sql`
    (select order_id from tasks where ${partyColumn(steps.side)} = ${steps.userId} and ${condition} and ${ahead(steps)}
     order by order_id ${steps.down ? sql`desc` : sql``} limit 1)`;
}

/** The next order with a task in one of the states: one source for each state, because the index begins with it. */
export function nextIn(steps: Walk, states: readonly TaskState[]): Fragment[] {
  // As literals: a parameter would not match the condition of the index of open tasks.
  return states.map((state) => nextWith(steps, sql`state = ${sql.unsafe(`'${state}'`)}`));
}

/**
 * A query of `order_id`, in the order of the walk. `sources` each give the next order or nothing; `before` are further tables
 * of the query. A freelancer's walk leaves out orders that do not stand.
 */
export function orderWalk(steps: Walk, sources: Fragment[], before = sql``): Fragment {
  const next = sources.reduce((left, right) => sql`${left} union all ${right}`);
  const nearest = steps.down ? sql`max` : sql`min`;
  return sql`
    with recursive ${before} walk (order_id) as (
      select ${steps.behind}::text collate "C"
      union all
      select (select ${nearest}(order_id) from (${next}) source) from walk where order_id is not null
    )
    select order_id from walk where order_id <> ${steps.behind}
      ${steps.side === "freelancer" ? sql`and ${stands("walk.order_id")}` : sql``}`;
}
