/** The tasks in which it is a party's turn, those of one order with the same question together. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { OLDEST } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";
import type { TaskState, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { turnOrders } from "./turn-orders.ts";

/** What the party has to do: look at a delivery, answer a proposal or the gig's questions, start, deliver, or deliver a revision. */
export type TaskNeedKind =
  | "looking"
  | "extension"
  | "cancelling"
  | "answering"
  | "starting"
  | "work"
  | "changes";

export interface TaskNeed {
  kind: TaskNeedKind;
  side: Side;
  orderId: string;
  /** The page where it is done: of the task, or of an order of several. */
  href: string;
  title: string;
  /** Name of the other party. */
  other: string;
  /** Tasks the line is about, and all of the order. */
  count: number;
  taskCount: number;
  state: TaskState;
  nextEvent: TaskTransition | null;
  /** The soonest of their deadlines, and of their promised deliveries; `together` is false when the deadlines differ. */
  nextAt: Date | null;
  dueAt: Date | null;
  together: boolean;
  /** The days the freelancer asks for. */
  days: number | null;
  currency: Currency;
  heldMicros: bigint;
  /** What the freelancer gets when all of it is released. */
  netMicros: bigint;
}

const KIND = {
  buyer:
    () => sql`case when extension_days is not null then 'extension' when cancel_proposed_by = 'freelancer' then 'cancelling'
                        when state = 'delivered' then 'looking' when next_event = 'go_unanswered' then 'answering' end`,
  freelancer:
    () => sql`case when cancel_proposed_by = 'buyer' then 'cancelling' when state = 'funded' and next_event is distinct from 'go_unanswered' then 'starting'
                             when state = 'started' then case when delivered_at is null then 'work' else 'changes' end end`,
} as const;

/** The oldest orders that wait for a party are read first: their deadlines are mostly the soonest. */
const ORDERS_READ = 20;

/** Soonest deadline first. */
export async function taskNeeds(userId: string, side: Side): Promise<TaskNeed[]> {
  const steps = { userId, side, behind: OLDEST, down: false };
  const theirs = side === "buyer" ? sql`o.freelancer_id` : sql`o.buyer_id`;
  return sql<TaskNeed[]>`
    select n.*, ${side} as side, o.id as "orderId", o.title, o.currency, o.task_count as "taskCount", u.name as other,
           case when o.task_count = 1 or o.agreed and n.count = 1 then '/tasks/' || n.one else '/orders/' || o.id end as href
    from (${turnOrders(steps)} limit ${ORDERS_READ}) w
    join orders o on o.id = w.order_id join users u on u.id = ${theirs}
    cross join lateral (
      select kind, min(id) as one, count(*)::int as count, min(state) as state, min(next_event) as "nextEvent",
             min(next_at) as "nextAt", min(due_at) as "dueAt", min(next_at) is not distinct from max(next_at) as together,
             min(extension_days) as days, sum(held)::bigint as "heldMicros", (sum(held) - sum(commission))::bigint as "netMicros"
      from (
        select id, state, next_event, next_at, due_at, extension_days, ${KIND[side]()} as kind,
               price_micros - released_micros - refunded_micros as held,
               div((price_micros - refunded_micros)::numeric * commission_bps, 10000) - commission_micros as commission
        from tasks where order_id = o.id and state in ('funded', 'started', 'delivered')
          and not (o.agreed and state = 'funded' and next_event is null)
      ) t where kind is not null group by kind
    ) n
    order by case when n.state = 'started' then n."dueAt" else n."nextAt" end nulls last, o.id`;
}
