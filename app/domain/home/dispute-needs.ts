/** Disputes in which a person has not told their side yet, soonest deadline first. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { sql } from "#app/domain/store/store.ts";
import { unanswered } from "./turn-orders.ts";

export interface DisputeNeed {
  id: string;
  side: Side;
  title: string;
  openedBy: "buyer" | "freelancer" | "clock";
  /** Name of the other party. */
  other: string;
  answerDueAt: Date;
  currency: Currency;
  contestedMicros: bigint;
}

const READ = 20;

export async function disputeNeeds(userId: string): Promise<DisputeNeed[]> {
  const of = (side: Side) => sql`
    select d.id, ${side}::text as side, t.title, d.opened_by as "openedBy", u.name as other, d.answer_due_at as "answerDueAt",
           d.currency, d.contested_micros as "contestedMicros"
    from disputes d join tasks t on t.id = d.task_id
    join users u on u.id = ${side === "buyer" ? sql`d.freelancer_id` : sql`d.buyer_id`}
    where ${sql(side === "buyer" ? "d.buyer_id" : "d.freelancer_id")} = ${userId} and ${sql.unsafe(unanswered(side))}`;
  return sql<DisputeNeed[]>`
    ${of("buyer")} union all ${of("freelancer")} order by "answerDueAt", id limit ${READ}`;
}
