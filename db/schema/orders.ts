/** Orders: the purchase. Their tasks stand in `tasks.ts`. */
import { boolean, check, index, integer, jsonb, snakeCase, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { gigs } from "./catalog.ts";
import { users } from "./people.ts";

export const orders = snakeCase.table(
  "orders",
  {
    id: id(),
    buyerId: ref()
      .notNull()
      .references(() => users.id),
    freelancerId: ref()
      .notNull()
      .references(() => users.id),
    /** Null for an order that the parties agreed on without a gig. */
    gigId: ref().references(() => gigs.id),
    title: text().notNull(),
    /** What the buyer wrote for the freelancer. */
    brief: text().notNull(),
    currency: text().notNull(),
    totalMicros: micros().notNull(),
    commissionMicros: micros().notNull(),
    commissionBps: integer().notNull(),
    scheduleId: ref().notNull(),
    taskCount: integer().notNull(),
    /** `card` when paid with card money, else `balance`. */
    funding: text().notNull(),
    /** Minimum clearing period after a release. */
    clearingHours: integer().notNull(),
    /**
     * Earliest time earnings of card money are available. Null for other money, and for orders older than this column, which
     * clear by `clearing_hours` alone.
     */
    fundsClearAt: at(),
    autoAcceptHours: integer().notNull(),
    /** True where the parties agreed on it line by line (`order_lines`): its tasks differ and follow one another. */
    agreed: boolean().notNull().default(false),
    /** The quote both parties saw, line by line. */
    lines: jsonb().notNull(),
    /** The ordering program's own name for it, and facts of its own; its buyer's alone. */
    reference: text(),
    metadata: jsonb(),
    /** The gig's typed questions as they were asked; null where it asked none. */
    questions: jsonb(),
    placedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("orders_command", t.commandId),
    index("orders_buyer").on(t.buyerId, t.id),
    index("orders_freelancer").on(t.freelancerId, t.id),
    // Found by their buyer's programs: by reference, and by a key with its value.
    index("orders_reference")
      .on(t.buyerId, t.reference, t.id)
      .where(sql`reference is not null`),
    index("orders_metadata")
      .using("gin", sql`metadata jsonb_path_ops`)
      .where(sql`metadata is not null`),
    check("orders_two_parties", sql`buyer_id <> freelancer_id`),
    check("orders_funding", sql`funding in ('balance', 'card')`),
    check("orders_card_money", sql`funds_clear_at is null or funding = 'card'`),
  ],
);
