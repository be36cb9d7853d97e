/** Every held amount of somebody and what happens to it next: escrows they paid into or work for, and clearing earnings. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/kernel/store.ts";
import type { TaskState, TaskTransition } from "#app/domain/orders/task-lifecycle.ts";

export interface HeldTask {
  /** `/tasks/…` for a single task, `/orders/…` for many with the same future. */
  href: string;
  title: string;
  count: number;
  state: TaskState;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  currency: Currency;
  heldMicros: bigint;
  side: "buyer" | "freelancer";
  /** Paid with card money: earnings are available no sooner than this. */
  fundsClearAt: Date | null;
}

/** Tasks of one order that stand alike are one line, so that ten thousand pieces stay readable. Soonest first. */
export async function heldTasks(viewer: UserActor, limit = 50): Promise<HeldTask[]> {
  return sql<HeldTask[]>`
    select h.href, h.title, h.count, h.state, h."nextEvent", h."nextAt", h.currency, h."heldMicros", h.side,
           o.funds_clear_at as "fundsClearAt"
    from (
      select order_id, case when count(*) = 1 then '/tasks/' || min(id) else '/orders/' || order_id end as href,
             min(title) as title, count(*)::int as count, state, next_event as "nextEvent", min(next_at) as "nextAt", currency,
             sum(price_micros - released_micros - refunded_micros)::bigint as "heldMicros",
             case when buyer_id = ${viewer.id} then 'buyer' else 'freelancer' end as side
      from tasks
      where (buyer_id = ${viewer.id} or freelancer_id = ${viewer.id})
        and state in ('funded', 'started', 'delivered', 'disputed')
      group by order_id, state, next_event, currency, buyer_id
      order by min(next_at) nulls last, order_id limit ${limit}
    ) h join orders o on o.id = h.order_id
    order by h."nextAt" nulls last, h.order_id`;
}

export interface ClearingLine {
  taskId: string;
  title: string;
  currency: Currency;
  micros: bigint;
  clearsAt: Date;
}

/** Earnings that wait out their clearing period, soonest first. */
export async function clearingLines(viewer: UserActor, limit = 50): Promise<ClearingLine[]> {
  return sql<ClearingLine[]>`
    select c.task_id as "taskId", t.title, c.currency, c.amount_micros as micros, c.clears_at as "clearsAt"
    from clearings c join tasks t on t.id = c.task_id
    where c.freelancer_id = ${viewer.id} and c.cleared_at is null
    order by c.clears_at, c.id limit ${limit}`;
}
