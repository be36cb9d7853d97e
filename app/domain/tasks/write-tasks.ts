/** Writes the tasks of an order and the first row of their history. The caller moves their money. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { writeHistory } from "./advance.ts";
import { FIRST_CLOCK } from "./transition-lists.ts";
import type { ClockTransition } from "./transition-lists.ts";

/** The fields that all tasks of an order share. */
export interface AgreedTask {
  orderId: string;
  buyerId: string;
  freelancerId: string;
  title: string;
  currency: Currency;
  priceMicros: bigint;
  commissionBps: number;
  deliveryDays: number;
  revisions: number;
}

export interface Places {
  ids: string[];
  /** The position of the first task; the others follow. */
  from: number;
  /** Until when the freelancer has to start; null while the order is being made, so that no clock runs. */
  startBy: Date | null;
  /** The clock that acts then: another than the first while the order waits for answers. */
  clock?: ClockTransition | null;
}

export function newTaskIds(count: number): string[] {
  return Array.from({ length: count }, () => newId("task"));
}

/** The order's row exists, or was sent before on the same connection. For a long list the caller has called `planAfresh`. */
export async function writeTasks(tx: Tx, agreed: AgreedTask, places: Places): Promise<void> {
  const step = { transition: "fund", from: null, to: "funded", note: "" } as const;
  // Pipelined in this order: the history refers to the tasks.
  await Promise.all([
    writeRows(tx, agreed, places),
    writeHistory(
      tx,
      places.ids.map((task) => ({ task, ...step, released: "0", refunded: "0" })),
    ),
  ]);
}

async function writeRows(
  tx: Tx,
  agreed: AgreedTask,
  { ids, from, startBy, clock = FIRST_CLOCK }: Places,
): Promise<void> {
  const { orderId, buyerId, freelancerId, title, currency, deliveryDays } = agreed;
  await tx.sql`
    insert into tasks (id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros, commission_bps,
                       state, delivery_days, revisions_left, next_event, next_at, funded_at, command_id)
    select t.id, ${orderId}, t.place + ${from - 1}::int,
           ${buyerId}, ${freelancerId}, ${title}, ${currency}, ${agreed.priceMicros}, ${agreed.commissionBps},
           'funded', ${deliveryDays}, ${agreed.revisions}, ${startBy === null ? null : clock}, ${startBy},
           ${tx.command.at}, ${tx.command.id}
    from unnest(${ids}::text[]) with ordinality t(id, place)`;
}

/** The fields that all tasks of an agreement share. */
export type AgreedParties = Pick<
  AgreedTask,
  "orderId" | "buyerId" | "freelancerId" | "currency" | "commissionBps"
>;

/** A task with terms of its own. */
export interface TaskOfLine {
  id: string;
  position: number;
  title: string;
  priceMicros: bigint;
  days: number;
  revisions: number;
  /** Null while an earlier task of its order has its turn. */
  startBy: Date | null;
  /** Until when the money that paid for it is card money. */
  fundsClearAt: Date | null;
  /** Absent or null for the order's. */
  autoAcceptHours?: number | null;
}

/** Same as `writeTasks`, for tasks that differ. The order's row exists, and their money has moved. */
export async function writeAgreedTasks(
  tx: Tx,
  shared: AgreedParties,
  tasks: TaskOfLine[],
): Promise<void> {
  const rows = tasks.map((task) => ({
    ...task,
    priceMicros: `${task.priceMicros}`,
    nextEvent: task.startBy === null ? null : FIRST_CLOCK,
  }));
  const { orderId, buyerId, freelancerId, currency, commissionBps } = shared;
  await tx.sql`
    insert into tasks (id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros, commission_bps,
                       state, delivery_days, revisions_left, next_event, next_at, funds_clear_at,
                       auto_accept_hours, funded_at, command_id)
    select id, ${orderId}, position, ${buyerId}, ${freelancerId}, title, ${currency}, "priceMicros", ${commissionBps},
           'funded', days, revisions, "nextEvent", "startBy", "fundsClearAt", "autoAcceptHours", ${tx.command.at}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, position int, title text, "priceMicros" bigint, days int, revisions int, "nextEvent" text,
           "startBy" timestamptz, "fundsClearAt" timestamptz, "autoAcceptHours" int)`;
  const step = { transition: "fund", from: null, to: "funded", note: "" } as const;
  await writeHistory(
    tx,
    tasks.map(({ id: task }) => ({ task, ...step, released: "0", refunded: "0" })),
  );
}
