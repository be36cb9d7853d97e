/** SQL: the orders that wait for one party: for their work, their look at a delivery, or their answer. */
import { ahead, nextWith, orderWalk, PARTY_COLUMN } from "#app/domain/orders/order-walk.ts";
import type { Fragment, Walk, Way } from "#app/domain/orders/order-walk.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { sql } from "#app/domain/store/store.ts";

/** Conditions on a task, one for each index that finds it: a party has to act next. Either also answers proposals and disputes. */
const TURNS: Record<Side, readonly string[]> = {
  buyer: ["state = 'delivered'", "next_event = 'go_unanswered'"],
  // While the buyer has not answered the questions, the freelancer may start and need not.
  freelancer: [
    "state = 'funded' and next_event is distinct from 'go_unanswered'",
    "state = 'started'",
  ],
};

/** Each is a query of its own, because the index of one does not find the other. */
export function inTurn(side: Side): readonly string[] {
  return TURNS[side];
}

const PROPOSED: Record<Side, string> = {
  buyer: "(cancel_proposed_by = 'freelancer' or extension_days is not null)",
  freelancer: "cancel_proposed_by = 'buyer'",
};

/** Condition on a task: a proposal waits for the party's answer. The second half is the index's own condition. */
export function asked(side: Side): string {
  return `${PROPOSED[side]} and (cancel_proposed_by is not null or extension_days is not null)`;
}

/** Condition on a dispute `d` of the party: they have not told their side, and may still do so. */
export function unanswered(side: Side): string {
  return `d.state = 'open'
    and not exists (select from dispute_statements s where s.dispute_id = d.id and s.side = '${side}')`;
}

/** Limit of counted unanswered disputes. Each lasts a few days and holds money, so a person rarely has this many. */
const ANSWERS_AT_MOST = 200;

/** A query of `order_id`: the orders with disputes that the party has to answer. `me` is the person, as SQL. */
export function answersText(side: Side, me: string): string {
  return `
    select t.order_id from disputes d join tasks t on t.id = d.task_id
    where d.${PARTY_COLUMN[side]} = ${me} and ${unanswered(side)} limit ${ANSWERS_AT_MOST}`;
}

function sources(way: Way): [sources: string[], before: string] {
  const { side, down } = way;
  return [
    [
      ...inTurn(side).map((condition) => nextWith(way, condition)),
      nextWith(way, asked(side)),
      `(select ${down ? "max" : "min"}(order_id) from answers where ${ahead(way)})`,
    ],
    `answers (order_id) as materialized (${answersText(side, "(select id from me)")}),`,
  ];
}

/** The walk through the orders that wait for the party. */
export function turnOrders(steps: Walk): Fragment {
  return orderWalk(steps, ...sources(steps));
}

/** Condition on an order of the party: it waits for them. `order` names the column with the order's id. */
export function waitsFor(userId: string, side: Side, order: string): Fragment {
  const mine = sql`${sql(PARTY_COLUMN[side])} = ${userId} and order_id = ${sql(order)}`;
  const turn = sql.unsafe(inTurn(side).join(" or "));
  return sql`(
    exists (select from tasks where ${mine} and (${turn}))
    or exists (select from tasks where ${mine} and ${sql.unsafe(asked(side))})
    or exists (select from disputes d join tasks t on t.id = d.task_id
               where t.order_id = ${sql(order)} and d.${sql(PARTY_COLUMN[side])} = ${userId} and ${sql.unsafe(unanswered(side))}))`;
}
