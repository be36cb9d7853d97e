/**
 * Setbacks: items that failed when the worker tried them alone, so that the rest of the list could be done. Written outside of any
 * command, because the command of a failed item is rolled back.
 */
import { integer, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { at, ref } from "./columns.ts";

/** Deleted when the item succeeds or is no longer due. */
export const setbacks = snakeCase.table(
  "setbacks",
  {
    /** Name of the command: `payouts.sweep`. */
    work: text().notNull(),
    /** What `work` lists: a person, a task, a clearing, a large order. */
    itemId: ref().notNull(),
    reason: text().notNull(),
    tries: integer().notNull().default(1),
    firstAt: at().notNull(),
    lastAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.work, t.itemId] })],
);
