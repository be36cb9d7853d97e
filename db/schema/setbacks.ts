/** Setbacks: items the clock's work left out because they failed alone; written by the worker without a command. */
import { integer, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { at, ref } from "./columns.ts";

/** Deleted when the item succeeds or is no longer due. */
export const setbacks = snakeCase.table(
  "setbacks",
  {
    /** Name of the command: `payouts.sweep`. */
    work: text().notNull(),
    /** The person, task or clearing. */
    itemId: ref().notNull(),
    reason: text().notNull(),
    tries: integer().notNull().default(1),
    firstAt: at().notNull(),
    lastAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.work, t.itemId] })],
);
