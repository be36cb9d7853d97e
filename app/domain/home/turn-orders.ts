/** SQL: the orders that wait for one party: for their work, their look at a delivery, or their answer. */
import { nextIn, nextWith, orderWalk, ahead, partyColumn } from "#app/domain/orders/order-walk.ts";
import type { Fragment, Walk } from "#app/domain/orders/order-walk.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { sql } from "#app/domain/store/store.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";

/** The states in which a party has to act next; either party also answers proposals and disputes. */
const TURN_STATES: Record<Side, readonly TaskState[]> = {
  buyer: ["delivered"],
  freelancer: ["funded", "started"],
};

/** Condition on a task: a proposal waits for the party's answer. The second half is the index's own condition. */
export function asked(side: Side): Fragment {
  const proposed =
    side === "buyer"
      ? sql`(cancel_proposed_by = 'freelancer' or extension_days is not null)`
      : sql`cancel_proposed_by = 'buyer'`;
  return sql`${proposed} and (cancel_proposed_by is not null or extension_days is not null)`;
}

/** Condition on a dispute `d`: the party has not told their side, and may still do so. */
export function unanswered(userId: string, side: Side): Fragment {
  return sql`d.${partyColumn(side)} = ${userId} and d.state = 'open'
    and not exists (select from dispute_statements s where s.dispute_id = d.id and s.side = ${side})`;
}

/** The most unanswered disputes that are counted. Each lasts a few days and holds money, so nobody has as many. */
const ANSWERS_AT_MOST = 200;

/** The walk through the orders that wait for the party. */
export function turnOrders(steps: Walk): Fragment {
  const { userId, side, down } = steps;
  const nearest = down ? sql`max` : sql`min`;
  return orderWalk(
    steps,
    [
      ...nextIn(steps, TURN_STATES[side]),
      nextWith(steps, asked(side)),
      sql`(select ${nearest}(order_id) from answers where ${ahead(steps)})`,
    ],
    sql`answers (order_id) as materialized (
      select t.order_id from disputes d join tasks t on t.id = d.task_id
      where ${unanswered(userId, side)} limit ${ANSWERS_AT_MOST}),`,
  );
}

/** Condition on an order of the party: it waits for them. `order` names the column with the order's id. */
export function waitsFor(userId: string, side: Side, order: string): Fragment {
  const mine = sql`${partyColumn(side)} = ${userId} and order_id = ${sql(order)}`;
  const states = sql.unsafe(TURN_STATES[side].map((state) => `'${state}'`).join(", "));
  return sql`(
    exists (select from tasks where ${mine} and state in (${states}))
    or exists (select from tasks where ${mine} and ${asked(side)})
    or exists (select from disputes d join tasks t on t.id = d.task_id
               where t.order_id = ${sql(order)} and ${unanswered(userId, side)}))`;
}
