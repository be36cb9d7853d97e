/** What the clock's work had to leave out because it alone could not be done; written by the worker without a command. */
import { integer, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { at, ref } from "./columns.ts";

/** A row goes when its item goes through, or is no longer due. */
export const setbacks = snakeCase.table(
  "setbacks",
  {
    /** The command that could not be done: `payouts.sweep`. */
    work: text().notNull(),
    /** The person, task or clearing it was about. */
    itemId: ref().notNull(),
    reason: text().notNull(),
    tries: integer().notNull().default(1),
    firstAt: at().notNull(),
    lastAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.work, t.itemId] })],
);
