/** One order with its tasks by keyset cursor: packages have one task or a few, orders of pieces thousands. */
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordPartyRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { fillingOf } from "./fillings/filling-view.ts";
import type { FillingView } from "./fillings/filling-view.ts";
import { shownLines } from "./agreed/line-list.ts";
import type { ShownLine } from "./agreed/line-list.ts";
import { presentTerms } from "./agreed/present-terms.ts";
import { rankOf, statesOfRank } from "./task-turns.ts";
import type { TurnCursor } from "./task-turns.ts";
import { netOfHeld } from "#app/domain/tasks/net-of-held.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { enclosuresOf } from "#app/domain/tasks/enclosures.ts";
import type { Enclosure } from "#app/domain/tasks/enclosures.ts";
import { answersOf } from "#app/domain/tasks/answers.ts";
import type { AnsweredQuestion } from "#app/domain/tasks/answers.ts";
import { ownFactsFor } from "#app/domain/tasks/buyers-own.ts";
import { awayUntil } from "#app/domain/people/time-off/time-off.ts";
import type { OwnFacts } from "#app/domain/tasks/buyers-own.ts";
import type { Funding, Party } from "#app/domain/tasks/locked-task.ts";
import type { TaskState, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";

export type OrderView = {
  id: string;
  buyerId: string;
  freelancerId: string;
  /** True for an order that the parties agreed on line by line, instead of by a gig's price list. */
  agreed: boolean;
  /** Null for an order that was agreed on without a gig. */
  gigId: string | null;
  title: string;
  brief: string;
  currency: Currency;
  /** Of an agreed order, like commission, count and lines, with the accepted changes. */
  totalMicros: bigint;
  commissionMicros: bigint;
  commissionBps: number;
  taskCount: number;
  autoAcceptHours: number;
  clearingHours: number;
  /** Paid with card money: earnings are not available before this. */
  fundsClearAt: Date | null;
  funding: Funding;
  lines: Array<{ label: string; micros: string }>;
  placedAt: Date;
  buyer: { handle: string; name: string; picture: string | null; hasPage: boolean };
  /** `hasPage` is false while the person is suspended: their public page is not found. */
  freelancer: { handle: string; name: string; picture: string | null; hasPage: boolean };
  /** While the freelancer takes no new orders: until when. This one keeps its dates. */
  freelancerAwayUntil: Date | null;
  /** Set until the order stands; shown to the buyer and to staff only. */
  filling: FillingView | null;
  /** Files that came with it or were sent while it ran. */
  enclosures: Enclosure[];
  /** The gig's typed questions as they were asked, with the buyer's answers. */
  questions: AnsweredQuestion[];
} & OwnFacts;

export interface OrderTask {
  id: string;
  position: number;
  state: TaskState;
  version: number;
  priceMicros: bigint;
  releasedMicros: bigint;
  refundedMicros: bigint;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  dueAt: Date | null;
}

/** The tasks of one state, with the soonest of their deadlines. */
export interface StateCount {
  state: TaskState;
  count: number;
  heldMicros: bigint;
  /** What the freelancer gets when all of it is released. */
  netMicros: bigint;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  dueAt: Date | null;
  /** False when their deadlines differ. */
  together: boolean;
}

export interface OrderPage {
  order: OrderView;
  party: Party;
  states: StateCount[];
  sums: {
    heldMicros: bigint;
    releasedMicros: bigint;
    refundedMicros: bigint;
    commissionMicros: bigint;
  };
  tasks: OrderTask[];
  /** The lines of an agreed order; empty for others. */
  agreedLines: ShownLine[];
  /** The position to ask for next; null on the last page. */
  nextAfter: number | null;
  /** The same for a page by turns. */
  nextTurn: TurnCursor | null;
}

/** The tasks after position `after`; or by turns, the viewer's first, after a cursor or from the beginning (`null`). */
export interface TasksAsked {
  after: number;
  turns?: TurnCursor | null;
  state?: TaskState | undefined;
}

const TASKS_PER_PAGE = 50;

/** Refuses `not_found` for strangers. */
export async function orderPage(
  viewer: Viewer,
  orderId: string,
  page: TasksAsked,
): Promise<OrderPage> {
  const order = await orderView(viewer, orderId);
  const party = requireParty(viewer, "orders.tasks", order);
  const [states, [sums], rows, agreedLines] = await Promise.all([
    sql<StateCount[]>`
      select state, count(*)::int as count,
             sum(price_micros - released_micros - refunded_micros)::bigint as "heldMicros", ${netOfHeld()} as "netMicros",
             (array_agg(next_event order by next_at nulls last))[1] as "nextEvent", min(next_at) as "nextAt",
             min(due_at) as "dueAt", min(next_at) is not distinct from max(next_at) as together
      from tasks where order_id = ${orderId} group by state order by state`,
    sql<OrderPage["sums"][]>`
      select coalesce(sum(price_micros - released_micros - refunded_micros), 0)::bigint as "heldMicros",
             coalesce(sum(released_micros), 0)::bigint as "releasedMicros",
             coalesce(sum(refunded_micros), 0)::bigint as "refundedMicros",
             coalesce(sum(commission_micros), 0)::bigint as "commissionMicros"
      from tasks where order_id = ${orderId}`,
    pageTasks(orderId, party, page),
    order.agreed ? shownLines(orderId) : [],
  ]);
  const tasks = rows.slice(0, TASKS_PER_PAGE);
  const nextAfter = rows.length > TASKS_PER_PAGE ? (tasks.at(-1)?.position ?? null) : null;
  const last = nextAfter === null ? undefined : tasks.at(-1);
  const nextTurn =
    last === undefined ? null : { rank: rankOf(last.state, party), position: last.position };
  return {
    order,
    party,
    states: [...states],
    sums: found(sums),
    tasks,
    agreedLines,
    nextAfter,
    nextTurn,
  };
}

/** One task more than the page holds, to see whether there is a next one. */
async function pageTasks(
  orderId: string,
  party: Party,
  { after, turns, state }: TasksAsked,
): Promise<OrderTask[]> {
  const rank = sql`case when state = any(${statesOfRank(0, party)}::text[]) then 0
                        when state = any(${statesOfRank(2, party)}::text[]) then 2 else 1 end`;
  const start =
    turns === undefined
      ? sql`position > ${after}`
      : sql`(${rank}, position) > (${turns?.rank ?? 0}, ${turns?.position ?? 0})`;
  return sql<OrderTask[]>`
    select id, position, state, version, price_micros as "priceMicros", released_micros as "releasedMicros",
           refunded_micros as "refundedMicros", next_event as "nextEvent", next_at as "nextAt", due_at as "dueAt"
    from tasks where order_id = ${orderId} and ${start} ${state === undefined ? sql`` : sql`and state = ${state}`}
    order by ${turns === undefined ? sql`` : sql`${rank},`} position limit ${TASKS_PER_PAGE + 1}`;
}

async function orderView(viewer: Viewer, orderId: string): Promise<OrderView> {
  const [row] = await sql<OrderView[]>`
    select o.id, o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", o.gig_id as "gigId", o.agreed, o.title, o.brief, o.currency,
           coalesce(a.total, o.total_micros) as "totalMicros", coalesce(a.commission, o.commission_micros) as "commissionMicros", o.commission_bps as "commissionBps",
           coalesce(a.count, o.task_count) as "taskCount", o.auto_accept_hours as "autoAcceptHours", o.clearing_hours as "clearingHours",
           case when o.agreed then (select max(t.funds_clear_at) from tasks t where t.order_id = o.id) else o.funds_clear_at end as "fundsClearAt",
           o.funding, coalesce(a.lines, o.lines::json) as lines, o.reference, o.metadata, o.placed_at as "placedAt",
           json_build_object('handle', b.handle, 'name', b.name, 'picture', ${pictureOf("b")}, 'hasPage', b.state = 'active') as buyer,
           json_build_object('handle', f.handle, 'name', f.name, 'picture', ${pictureOf("f")}, 'hasPage', f.state not in ('suspended', 'closed')) as freelancer, ${awayUntil("f.id")} as "freelancerAwayUntil", ${fillingOf("o.id")} as filling,
           ${enclosuresOf("o.id")} as enclosures, ${answersOf("o")} as questions
    from orders o join users b on b.id = o.buyer_id join users f on f.id = o.freelancer_id ${presentTerms()}
    where o.id = ${orderId}`;
  const order = found(row);
  const party = requireParty(viewer, "orders.read", order);
  if (party === "freelancer" && order.filling !== null) refuse("not_found");
  await recordPartyRead(viewer, party, { what: "order", subject: orderId, of: order });
  return ownFactsFor(party, order);
}

/** The amounts of the chosen tasks (all tasks of the order when `ids` is null) that are in one of the given states. */
export async function chosenTasks(
  orderId: string,
  states: readonly TaskState[],
  ids: string[] | null,
): Promise<Array<Pick<OrderTask, "priceMicros" | "releasedMicros" | "refundedMicros">>> {
  return sql<Array<Pick<OrderTask, "priceMicros" | "releasedMicros" | "refundedMicros">>>`
    select price_micros as "priceMicros", released_micros as "releasedMicros", refunded_micros as "refundedMicros"
    from tasks where order_id = ${orderId} and state = any(${[...states]}::text[])
      ${ids === null ? sql`` : sql`and id = any(${ids}::text[])`}`;
}
