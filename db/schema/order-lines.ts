/**
 * Lines of an agreement: the named tasks that the parties agreed on, in order. A line without a task is not funded: nothing is held
 * for it. Orders from a gig's own price list have none.
 */
import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, micros, ref } from "./columns.ts";
import { orders } from "./orders.ts";
import { tasks } from "./tasks.ts";

export const orderLines = snakeCase.table(
  "order_lines",
  {
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    /** Also the position of its task. */
    position: integer().notNull(),
    title: text().notNull(),
    /** What belongs to it, in the parties' words. */
    scope: text().notNull(),
    priceMicros: micros().notNull(),
    days: integer().notNull(),
    revisions: integer().notNull(),
    /** Null until it is funded. */
    taskId: ref().references(() => tasks.id),
    /** The change that added it to the order; null for the first agreement. */
    changeId: ref(),
    /** Set when the parties agreed to leave out a line that was not funded. */
    droppedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.position] }),
    commandIndex("order_lines_command", t.commandId),
    uniqueIndex("order_lines_task")
      .on(t.taskId)
      .where(sql`task_id is not null`),
    index("order_lines_unfunded")
      .on(t.orderId)
      .where(sql`task_id is null and dropped_at is null`),
    check(
      "order_lines_amounts",
      sql`price_micros > 0 and days > 0 and revisions >= 0 and position > 0`,
    ),
    check("order_lines_dropped", sql`task_id is null or dropped_at is null`),
  ],
);
