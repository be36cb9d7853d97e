/** What happened in orders that ended, as far as it counts for the records of their sides. Computed from the orders; nothing here decides. */
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  snakeCase,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, ref } from "./columns.ts";
import { orders } from "./orders.ts";
import { threads } from "./threads.ts";

export const orderFacts = snakeCase.table(
  "order_facts",
  {
    orderId: ref()
      .primaryKey()
      .references(() => orders.id),
    /** The cursor of public lists, which must not show ids of orders. */
    position: bigint({ mode: "bigint" }).notNull().generatedAlwaysAsIdentity(),
    buyerId: ref().notNull(),
    freelancerId: ref().notNull(),
    /** When its last task closed. An agreed order that goes on later ends again. */
    endedAt: at().notNull(),
    /** Some of its money was released to the freelancer. */
    paid: boolean().notNull(),
    /** Every first delivery came by its due date. Null where none was due, or the due date is not known. */
    onTime: boolean(),
    /** More of its tasks were accepted by silence than by hand. Null where none was accepted. */
    bySilence: boolean(),
    /** Median time from delivery to the buyer's acceptance, of the tasks accepted by hand; null without one. */
    decideSeconds: integer(),
    /** The buyer asked for a revision of a task. */
    revised: boolean().notNull(),
    /** There was a dispute about a task. */
    disputed: boolean().notNull(),
    /** The same buyer had paid the same freelancer in an earlier order by then. */
    again: boolean().notNull(),
    /** Both accounts are in the same hands: counts for no record. */
    sameHands: boolean().notNull(),
  },
  (t) => [
    index("order_facts_freelancer").on(t.freelancerId, t.endedAt, t.orderId),
    index("order_facts_buyer").on(t.buyerId, t.endedAt, t.orderId),
    uniqueIndex("order_facts_position").on(t.position),
    check(
      "order_facts_decided",
      sql`decide_seconds is null or (decide_seconds >= 0 and by_silence is not null)`,
    ),
  ],
);

/** Who wrote first in a thread, and when the other person answered. Computed from its lines; nothing here decides. */
export const firstMessages = snakeCase.table(
  "first_messages",
  {
    threadId: ref()
      .primaryKey()
      .references(() => threads.id),
    askerId: ref().notNull(),
    askedId: ref().notNull(),
    askedAt: at().notNull(),
    answeredAt: at(),
  },
  (t) => [
    index("first_messages_asked").on(t.askedId, t.askedAt),
    check("first_messages_answered_later", sql`answered_at >= asked_at`),
  ],
);
