/** Every held amount of a person and what happens to it next: escrows as buyer or freelancer, and clearing earnings. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { netOfHeld } from "#app/domain/tasks/net-of-held.ts";
import { taskStands } from "#app/domain/tasks/order-stands.ts";
import type { TaskState, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";

export interface HeldTask {
  /** `/tasks/…` for one task, `/orders/…` for several with the same next step. */
  href: string;
  title: string;
  count: number;
  /** `being_made` and `going_back`: a large order whose tasks are not all made, one line for all its money. `listed`: an open request. */
  state: TaskState | "being_made" | "going_back" | "listed";
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  /** The soonest promised delivery. */
  dueAt: Date | null;
  /** False when the deadlines of its tasks differ. */
  together: boolean;
  currency: Currency;
  heldMicros: bigint;
  /** What the freelancer gets when all of it is released. */
  netMicros: bigint;
  side: "buyer" | "freelancer";
  /** Name of the other party; empty for a request. */
  other: string;
  /** True for tasks of an order that was agreed on line by line. */
  agreed?: boolean;
  /** Set for card money: earnings are available no sooner. */
  fundsClearAt: Date | null;
}

/** Soonest first. Tasks of one order with equal state and next step share a line, so that 10 000 pieces stay readable. */
export async function heldTasks(viewer: UserActor, limit = 50): Promise<HeldTask[]> {
  requireAbility(viewer, "wallet.held");
  return sql<HeldTask[]>`
    select h.href, h.title, h.count, h.state, h."nextEvent", h."nextAt", h."dueAt", h.together, h.currency, h."heldMicros",
           h."netMicros", h.side,
           coalesce(o.other, '') as other, coalesce(o.agreed, false) as agreed, o."fundsClearAt"
    from (
      (select order_id, case when count(*) = 1 then '/tasks/' || min(id) else '/orders/' || order_id end as href,
              title, funds_clear_at, count(*)::int as count, state, next_event as "nextEvent", min(next_at) as "nextAt",
              min(due_at) as "dueAt", min(next_at) is not distinct from max(next_at) as together, currency,
              sum(price_micros - released_micros - refunded_micros)::bigint as "heldMicros", ${netOfHeld()} as "netMicros",
              case when buyer_id = ${viewer.id} then 'buyer' else 'freelancer' end as side
       from tasks
       where (buyer_id = ${viewer.id} or freelancer_id = ${viewer.id})
         and state in ('funded', 'started', 'delivered', 'disputed') and ${taskStands()}
       group by order_id, state, next_event, currency, buyer_id, title, funds_clear_at
       order by min(next_at) nulls last, order_id limit ${limit})
      union all
      select f.id, '/orders/' || f.id, o.title, null, f.total, case f.state when 'filling' then 'being_made' else 'going_back' end, null, null,
             null, true, o.currency, (case f.state when 'filling' then f.total else f.made - f.returned end) * f.task_price_micros, 0, 'buyer'
      from order_fillings f, lateral (select * from orders o where o.id = f.id and o.buyer_id = ${viewer.id} offset 0) o
      where f.state in ('filling', 'returning')
      union all
      select r.id, '/requests/' || r.id, r.title, r.funds_clear_at, 1, 'listed', null, r.closes_at, null, true, r.currency, r.ceiling_micros, 0, 'buyer'
      from buyer_requests r where r.buyer_id = ${viewer.id} and r.state = 'open'
    ) h left join lateral (
      select case when o.agreed then h.funds_clear_at else o.funds_clear_at end as "fundsClearAt", o.agreed, u.name as other
      from orders o join users u on u.id = case h.side when 'buyer' then o.freelancer_id else o.buyer_id end
      where o.id = h.order_id offset 0
    ) o on true
    order by h."nextAt" nulls last, h.order_id limit ${limit}`;
}

export interface ClearingLine {
  taskId: string;
  title: string;
  currency: Currency;
  micros: bigint;
  clearsAt: Date;
}

/** Earnings in their clearing period, soonest first. */
export async function clearingLines(viewer: UserActor, limit = 50): Promise<ClearingLine[]> {
  requireAbility(viewer, "wallet.held");
  return sql<ClearingLine[]>`
    select c.task_id as "taskId", t.title, c.currency, c.amount_micros as micros, c.clears_at as "clearsAt"
    from clearings c join tasks t on t.id = c.task_id
    where c.freelancer_id = ${viewer.id} and c.cleared_at is null
    order by c.clears_at, c.id limit ${limit}`;
}
