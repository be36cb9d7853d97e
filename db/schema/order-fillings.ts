/** Large orders in the making: the price is in the order's reserve while the worker makes the tasks slice by slice. */
import { check, index, integer, snakeCase, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { apiTokens } from "./api-tokens.ts";
import { at, byteText, commandId, micros, ref } from "./columns.ts";
import { orders } from "./orders.ts";

export const orderFillings = snakeCase.table(
  "order_fillings",
  {
    /** The order's id: one filling per order. */
    id: byteText()
      .primaryKey()
      .references(() => orders.id),
    /** The ordering token; if it ends before all tasks are made, the order is given back. Null for orders from a page. */
    tokenId: ref().references(() => apiTokens.id),
    /** The buyer's `UserActor.level` when they ordered: the commands that make the tasks are given in the buyer's name. */
    level: text().notNull(),
    /** Quoted values of each task that the order's row does not have. */
    taskPriceMicros: micros().notNull(),
    deliveryDays: integer().notNull(),
    revisions: integer().notNull(),
    total: integer().notNull(),
    state: text().notNull(),
    /** Tasks are made in order, so the next position is `made + 1`. */
    made: integer().notNull().default(0),
    /** State `returning`: number of made tasks that are given back so far, in order of position. */
    returned: integer().notNull().default(0),
    /** Deadline for the freelancer's start; set when all tasks are made and the order stands. */
    startBy: at(),
    /** State `winding`: for how many tasks, in order of position, the worker has set the deadline `start_by`. */
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
