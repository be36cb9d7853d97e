/** Writes the orders and tasks of the demo's year. Tasks begin funded and make their steps one after the other, as the guards of the table ask. */
import type { Tx } from "#app/domain/commands/command.ts";
import { env } from "#app/env.server.ts";
import { autoAcceptHours } from "#app/domain/orders/order-quote.ts";
import { writeHistory, writeMoved } from "#app/domain/tasks/advance.ts";
import { actorOf } from "./plan-sales.ts";
import type { YearSale } from "./planned.ts";

export async function writeOrders(
  tx: Tx,
  sales: readonly YearSale[],
  scheduleId: string,
): Promise<void> {
  const rows = sales.map(({ orderId, gig, buyer, placedAt, quote, brief }) => ({
    id: orderId,
    buyer: buyer.id,
    freelancer: gig.freelancer.id,
    gig: gig.id,
    title: quote.title,
    brief,
    currency: quote.currency,
    total: `${quote.totalMicros}`,
    commission: `${quote.commissionMicros}`,
    bps: quote.bps,
    count: quote.quantity,
    hours: autoAcceptHours(quote.taskPriceMicros, env),
    lines: quote.lines,
    placedAt,
  }));
  await tx.sql`
    insert into orders (id, buyer_id, freelancer_id, gig_id, title, brief, currency, total_micros, commission_micros, commission_bps,
                        schedule_id, task_count, funding, clearing_hours, auto_accept_hours, lines, placed_at, command_id)
    select id, buyer, freelancer, gig, title, brief, currency, total, commission, bps, ${scheduleId}, count, 'balance', 0, hours, lines,
           "placedAt", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, buyer text, freelancer text, gig text, title text, brief text, currency text, total bigint, commission bigint,
           bps int, count int, hours int, lines jsonb, "placedAt" timestamptz)`;
}

export async function writeTasks(tx: Tx, sales: readonly YearSale[]): Promise<void> {
  const rows = sales.flatMap(({ tasks }) =>
    tasks.map(({ first }, place) => ({
      ...first,
      place: place + 1,
      price: `${first.priceMicros}`,
      priceMicros: undefined,
      releasedMicros: undefined,
      refundedMicros: undefined,
    })),
  );
  await tx.sql`
    insert into tasks (id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros, commission_bps,
                       state, delivery_days, revisions_left, next_event, next_at, funded_at, command_id)
    select id, "orderId", place, "buyerId", "freelancerId", title, currency, price, "commissionBps", state, "deliveryDays",
           "revisionsLeft", "nextEvent", "nextAt", "fundedAt", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "orderId" text, place int, "buyerId" text, "freelancerId" text, title text, currency text, price bigint,
           "commissionBps" int, state text, "deliveryDays" int, "revisionsLeft" int, "nextEvent" text, "nextAt" timestamptz,
           "fundedAt" timestamptz)`;
  await writeHistory(tx, sales.flatMap(historyOf(tx.command.id)));
  const tasks = sales.flatMap((sale) => sale.tasks);
  const most = Math.max(...tasks.map(({ outcomes }) => outcomes.length));
  for (let step = 0; step < most; step += 1)
    await writeMoved(
      tx,
      tasks.flatMap(({ outcomes }) => outcomes[step] ?? []),
    );
}

const historyOf =
  (commandId: string) =>
  ({ tasks, buyer }: YearSale) =>
    tasks.flatMap(({ first, outcomes }) => [
      {
        task: first.id,
        transition: "fund" as const,
        from: null,
        to: "funded",
        note: "",
        released: "0",
        refunded: "0",
        command: { id: commandId, actor: actorOf(buyer), at: first.fundedAt },
      },
      ...outcomes.map((made) => ({
        task: first.id,
        transition: made.transition,
        from: made.task.state,
        to: made.after.state,
        note: made.note,
        released: `${made.releaseMicros}`,
        refunded: `${made.refundMicros}`,
        command: made.command,
      })),
    ]);

export async function writeDeliveries(tx: Tx, sales: readonly YearSale[]): Promise<void> {
  const rows = sales.flatMap(({ deliveries }) => deliveries);
  await tx.sql`
    insert into deliveries (id, task_id, note, at, due_at, command_id)
    select id, "taskId", note, at, "dueAt", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "taskId" text, note text, at timestamptz, "dueAt" timestamptz)`;
}
