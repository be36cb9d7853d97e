/** Enclosures: files with a short note that one party of an order gives the other, with the brief or while the order runs. */
import { sql } from "drizzle-orm";
import { check, index, snakeCase, text } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { orders } from "./orders.ts";

export const orderEnclosures = snakeCase.table(
  "order_enclosures",
  {
    id: id(),
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    /** The party that sent it. */
    side: text().notNull(),
    note: text().notNull(),
    /** The subject of files that were there before the order: of a request, or of a version of an offer. Null for its own. */
    filesOf: ref(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("order_enclosures_command", t.commandId),
    index("order_enclosures_order").on(t.orderId, t.id),
    check("order_enclosures_side", sql`side in ('buyer', 'freelancer')`),
  ],
);
