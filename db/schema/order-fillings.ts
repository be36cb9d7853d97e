/** Large orders being made: the price lies in the order's reserve while the worker makes the tasks a slice at a time. */
import { check, index, integer, snakeCase, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { apiTokens } from "./api-tokens.ts";
import { at, byteText, commandId, micros, ref } from "./columns.ts";
import { orders } from "./orders.ts";

export const orderFillings = snakeCase.table(
  "order_fillings",
  {
    /** The order's own id: an order is filled once. */
    id: byteText()
      .primaryKey()
      .references(() => orders.id),
    /** The token that ordered; when it ends, the order is given back. Null for a person at a page. */
    tokenId: ref().references(() => apiTokens.id),
    /** How the buyer proved who they are; kept with every slice's command. */
    level: text().notNull(),
    /** What the quote says of each task and the order's own row does not. */
    taskPriceMicros: micros().notNull(),
    deliveryDays: integer().notNull(),
    revisions: integer().notNull(),
    total: integer().notNull(),
    state: text().notNull(),
    /** Tasks are made in their order, so the next one's position is `made + 1`. */
    made: integer().notNull().default(0),
    /** Of the tasks made, how many were given back; also in their order. */
    returned: integer().notNull().default(0),
    /** Until when the freelancer has to start; set when all tasks are made and the order stands. */
    startBy: at(),
    /** Of the tasks of an order that stands, how many got their clock; in their order, too. */
    wound: integer().notNull().default(0),
    /** Why the order is given back: a code of `refusal-codes.ts` and its sentence. */
    code: text(),
    sentence: text(),
    createdAt: at().notNull(),
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    index("order_fillings_open")
      .on(t.id)
      .where(sql`state in ('filling', 'winding', 'returning')`),
    check(
      "order_fillings_state",
      sql`state in ('filling', 'winding', 'filled', 'returning', 'returned')`,
    ),
    check("order_fillings_ended", sql`(state in ('filled', 'returned')) = (ended_at is not null)`),
    check("order_fillings_stand", sql`(state in ('winding', 'filled')) = (start_by is not null)`),
    check(
      "order_fillings_reason",
      sql`(state in ('returning', 'returned')) = (code is not null) and (code is null) = (sentence is null)`,
    ),
    check(
      "order_fillings_counts",
      sql`total > 0 and task_price_micros > 0 and made between 0 and total
          and case state when 'filling' then returned = 0 and wound = 0
                         when 'winding' then made = total and returned = 0 and wound between 0 and total - 1
                         when 'filled' then made = total and returned = 0 and wound = total
                         when 'returning' then returned between 0 and made - 1 and wound = 0
                         else returned = made and wound = 0 end`,
    ),
  ],
);
