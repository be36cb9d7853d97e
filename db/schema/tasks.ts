/** Tasks, each with its own escrow, and what belongs to a task: its transitions, deliveries and clearings. */
import {
  check,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { orders } from "./orders.ts";

const open = sql`state in ('funded', 'started', 'delivered', 'disputed')`;
const asked = sql`cancel_proposed_by is not null or extension_days is not null`;

export const tasks = snakeCase.table(
  "tasks",
  {
    id: id(),
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    buyerId: ref().notNull(),
    freelancerId: ref().notNull(),
    title: text().notNull(),
    currency: text().notNull(),
    priceMicros: micros().notNull(),
    /** Gross running totals; held is the price less both. */
    releasedMicros: micros()
      .notNull()
      .default(sql`0`),
    refundedMicros: micros()
      .notNull()
      .default(sql`0`),
    /** Commission on what was released so far. */
    commissionMicros: micros()
      .notNull()
      .default(sql`0`),
    commissionBps: integer().notNull(),
    state: text().notNull(),
    /** Incremented by every change, so that older forms are refused as `stale`. */
    version: integer().notNull().default(1),
    deliveryDays: integer().notNull(),
    /** More days that the parties agreed on later (`order_changes`). */
    addedDays: integer().notNull().default(0),
    revisionsLeft: integer().notNull(),
    dueAt: at(),
    /** First delivery; once it is set, the clock never refunds the task, even if the freelancer misses a revision's due date. */
    deliveredAt: at(),
    /** Transition the clock makes at `next_at` unless a party acts; null when closed or with staff. */
    nextEvent: text(),
    nextAt: at(),
    /** Party that proposed to cancel: `buyer` or `freelancer`. */
    cancelProposedBy: text(),
    /** Days the freelancer asked for, waiting for the buyer's answer. */
    extensionDays: integer(),
    fundedAt: at().notNull(),
    /** Only in agreed orders, whose tasks are funded at different moments: the same as `orders.funds_clear_at`, for this task. */
    fundsClearAt: at(),
    /** Of a line that was agreed on later, where it is not the order's. */
    autoAcceptHours: integer(),
    closedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("tasks_order_position").on(t.orderId, t.position),
    commandIndex("tasks_command", t.commandId),
    index("tasks_next")
      .on(t.nextAt, t.id)
      .where(sql`next_at is not null`),
    // Only open tasks, so that these indexes stay small and closing a task writes into neither. Sorted by state and order, so that
    // a list of the orders in some states skips from one to the next, however many tasks and other orders there are.
    index("tasks_buyer").on(t.buyerId, t.state, t.orderId).where(open),
    index("tasks_freelancer").on(t.freelancerId, t.state, t.orderId).where(open),
    // Few rows: tasks whose order waits for the buyer's answers.
    index("tasks_unanswered")
      .on(t.buyerId, t.orderId)
      .where(sql`next_event = 'go_unanswered'`),
    // Few rows: open proposals wait for the other party.
    index("tasks_buyer_asked").on(t.buyerId, t.orderId).where(asked),
    index("tasks_freelancer_asked").on(t.freelancerId, t.orderId).where(asked),
    check(
      "tasks_state",
      sql`state in ('funded', 'started', 'delivered', 'disputed', 'released', 'refunded', 'split')`,
    ),
    check(
      "tasks_amounts",
      sql`price_micros > 0 and released_micros >= 0 and refunded_micros >= 0
          and released_micros + refunded_micros <= price_micros`,
    ),
    check(
      "tasks_closed_means_paid_out",
      sql`case state
            when 'released' then released_micros = price_micros
            when 'refunded' then refunded_micros = price_micros
            when 'split' then released_micros > 0 and refunded_micros > 0
                              and released_micros + refunded_micros = price_micros
            else released_micros + refunded_micros < price_micros
          end`,
    ),
    check(
      "tasks_commission_telescopes",
      sql`commission_micros = div(released_micros::numeric * commission_bps, 10000)`,
    ),
  ],
);

/** Append-only: a task's transitions, with actor and money moved. */
export const taskTransitions = snakeCase.table(
  "task_transitions",
  {
    id: ref(),
    taskId: ref()
      .notNull()
      .references(() => tasks.id),
    transition: text().notNull(),
    fromState: text(),
    toState: text().notNull(),
    actorKind: text().notNull(),
    actorId: ref().notNull(),
    note: text().notNull().default(""),
    releasedMicros: micros()
      .notNull()
      .default(sql`0`),
    refundedMicros: micros()
      .notNull()
      .default(sql`0`),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("task_transitions_command", t.commandId),
    // The key begins with the task because rows are read by task only: one index serves as key and for reading this large table.
    primaryKey({ columns: [t.taskId, t.id] }),
  ],
);

/** Work handed over: the note. Its files refer to the delivery. */
export const deliveries = snakeCase.table(
  "deliveries",
  {
    id: id(),
    taskId: ref()
      .notNull()
      .references(() => tasks.id),
    note: text().notNull(),
    at: at().notNull(),
    /** The task's due date at that moment; null in deliveries older than this column whose task was revised later. */
    dueAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("deliveries_command", t.commandId),
    index("deliveries_task").on(t.taskId, t.id),
  ],
);

/** Released earnings in their clearing period. */
export const clearings = snakeCase.table(
  "clearings",
  {
    id: id(),
    taskId: ref()
      .notNull()
      .references(() => tasks.id),
    freelancerId: ref().notNull(),
    currency: text().notNull(),
    amountMicros: micros().notNull(),
    clearsAt: at().notNull(),
    clearedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("clearings_command", t.commandId),
    index("clearings_task").on(t.taskId),
    index("clearings_due")
      .on(t.clearsAt, t.id)
      .where(sql`cleared_at is null`),
    index("clearings_freelancer")
      .on(t.freelancerId, t.clearsAt)
      .where(sql`cleared_at is null`),
  ],
);
