/** A person's orders, bought or sold, newest first, each with the number of its tasks in each state. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { presentTerms } from "./agreed/present-terms.ts";
import type { UnfilledState } from "./fillings/filling-lifecycle.ts";
import { netOfHeld } from "#app/domain/tasks/net-of-held.ts";
import { taskStands } from "#app/domain/tasks/order-stands.ts";
import { ownCondition } from "./own-search.ts";
import type { OwnFilter } from "./own-search.ts";
import { NEWEST, nextIn, OPEN_STATES, orderWalk } from "./order-walk.ts";
import type { TaskState, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";

export interface OrderLine {
  id: string;
  title: string;
  currency: Currency;
  totalMicros: bigint;
  heldMicros: bigint;
  /** Of an agreed order its lines, and those of them that are not funded. */
  taskCount: number;
  agreed: boolean;
  unfunded: number;
  /** The task of an order of one, whose page says more than the order's. */
  taskId: string | null;
  /** State → number of tasks. */
  states: Partial<Record<TaskState, number>>;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  /** The tasks that have the next step: their number, what is held for them and their freelancer's share, and whether their deadlines are the same. */
  next: { count: number; heldMicros: string; netMicros: string; together: boolean } | null;
  /** The soonest due date among tasks in work. */
  dueAt: Date | null;
  placedAt: Date;
  /** The buyer's own name for it; null for the freelancer. */
  reference: string | null;
  other: { handle: string; name: string };
  /** Until the order stands, how it is being made or given back; such an order is listed for its buyer only. */
  unfilled: UnfilledState | null;
}

export type Side = "buyer" | "freelancer";

export const ORDERS_PER_PAGE = 20;

/**
 * `before` is the last id of the page before. `open` selects orders with open tasks, which still hold money; `own` those to which
 * the buyer gave a reference or metadata.
 */
export async function orderList(
  actor: UserActor,
  side: Side,
  page: { before?: string | undefined; open?: boolean; own?: OwnFilter },
): Promise<{ orders: OrderLine[]; nextBefore: string | null }> {
  requireAbility(actor, "orders.list");
  const rows = await orderLines(
    actor.id,
    side,
    sql`${page.before === undefined ? sql`` : sql`and o.id < ${page.before}`}
        ${page.own === undefined ? sql`` : sql`and ${ownCondition(page.own)}`}
        ${page.open === true ? sql`and o.id = any (array(${openOrders(actor, side, page.before)}))` : sql``}`,
  );
  const orders = rows.slice(0, ORDERS_PER_PAGE);
  const more = rows.length > ORDERS_PER_PAGE;
  return { orders: [...orders], nextBefore: more ? (orders.at(-1)?.id ?? null) : null };
}

/** The lines of a party's orders that meet the conditions, newest first, one more than a page has. */
export function orderLines(
  userId: string,
  side: Side,
  conditions: ReturnType<typeof sql>,
): Promise<OrderLine[]> {
  const mine = side === "buyer" ? sql`o.buyer_id` : sql`o.freelancer_id`;
  const theirs = side === "buyer" ? sql`o.freelancer_id` : sql`o.buyer_id`;
  return sql<OrderLine[]>`
    select o.id, o.title, o.currency, coalesce(a.total, o.total_micros) as "totalMicros", coalesce(a.count, o.task_count) as "taskCount", o.agreed,
           coalesce(a.unfunded, 0) as unfunded, o.placed_at as "placedAt",
           ${side === "buyer" ? sql`o.reference` : sql`null::text`} as reference,
           json_build_object('handle', u.handle, 'name', u.name) as other, f.state as unfilled, s.*
    from orders o join users u on u.id = ${theirs} ${presentTerms()}
    left join order_fillings f on f.id = o.id and f.state in ('filling', 'returning', 'returned')
    cross join lateral (
      select (coalesce(sum(held), 0) + case f.state when 'filling' then (f.total - f.made) * f.task_price_micros else 0 end)::bigint as "heldMicros",
             coalesce(case when o.agreed then (select json_object_agg(n.state, n.count) from (select state, count(*)::int from tasks where order_id = o.id group by state) n)
                           else json_object_agg(state, count) filter (where state is not null) end, '{}'::json) as states, min(next_at) as "nextAt", min(due_at) as "dueAt",
             (array_agg(next_event order by next_at nulls last))[1] as "nextEvent",
             (array_agg(json_build_object('count', count, 'heldMicros', held::text, 'netMicros', net::text, 'together', together)
                        order by next_at nulls last) filter (where next_at is not null))[1] as next,
             case when o.task_count = 1 and not o.agreed then min(one) end as "taskId"
      from (
        select state, count(*)::int as count, sum(price_micros - released_micros - refunded_micros) as held,
               ${netOfHeld()} as net, min(next_at) is not distinct from max(next_at) as together,
               min(next_at) as next_at, min(due_at) filter (where state = 'started') as due_at, (array_agg(next_event order by next_at nulls last))[1] as next_event, min(id) as one
        from tasks where order_id = o.id group by state, case when o.agreed then id end
      ) by_state
    ) s
    where ${mine} = ${userId} ${side === "buyer" ? sql`` : sql`and f.id is null`} ${conditions}
    order by o.id desc limit ${ORDERS_PER_PAGE + 1}`;
}

/** A page of orders with open tasks, newest first. The buyer's large orders appear before their first task is made. */
function openOrders(actor: UserActor, side: Side, before = NEWEST) {
  const steps = { userId: actor.id, side, behind: before, down: true };
  const page = sql`${orderWalk(steps, nextIn(steps, OPEN_STATES))} limit ${ORDERS_PER_PAGE + 1}`;
  if (side === "freelancer") return page;
  return sql`
    (${page}) union all
    select m.id from order_fillings m join orders b on b.id = m.id
    where m.state in ('filling', 'winding', 'returning') and b.buyer_id = ${actor.id}`;
}

export interface DeskCount {
  state: TaskState;
  tasks: number;
  heldMicros: bigint;
  nextAt: Date | null;
}

/** A freelancer's (or buyer's) open tasks, counted by state, with the amounts held for them. */
export async function desk(actor: UserActor, side: Side): Promise<DeskCount[]> {
  requireAbility(actor, "orders.list");
  const mine = side === "buyer" ? sql`buyer_id` : sql`freelancer_id`;
  return sql<DeskCount[]>`
    select state, count(*)::int as tasks, sum(price_micros - released_micros - refunded_micros)::bigint as "heldMicros",
           min(next_at) as "nextAt"
    from tasks where ${mine} = ${actor.id} and state in ('funded', 'started', 'delivered', 'disputed')
      and ${taskStands()}
    group by state order by state`;
}
