/** What happened in orders that ended, as far as it counts for the records of their sides. Computed from the orders; nothing here decides. */
import { boolean, check, index, integer, smallint, snakeCase } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, ref } from "./columns.ts";
import { orders } from "./orders.ts";
import { users } from "./people.ts";
import { threads } from "./threads.ts";

export const orderFacts = snakeCase.table(
  "order_facts",
  {
    orderId: ref()
      .primaryKey()
      .references(() => orders.id),
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
    check(
      "order_facts_decided",
      sql`decide_seconds is null or (decide_seconds >= 0 and by_silence is not null)`,
    ),
  ],
);

/**
 * What the reviews that count say about each seller. Triggers on reviews and on what staff hide of them keep it in their transaction;
 * commands never write it.
 */
export const sellerScores = snakeCase.table(
  "seller_scores",
  {
    userId: ref()
      .primaryKey()
      .references(() => users.id),
    /** Reviews that count, and the sum of their stars. */
    reviews: integer().notNull(),
    stars: integer().notNull(),
    /** The score in hundredths; 400, where every score begins, without a review. */
    rating: smallint().notNull(),
    /** The score that the search sorts this seller's gigs by: the worker brings it up to `rating`. */
    sorted: smallint().notNull(),
  },
  (t) => [
    index("seller_scores_unsorted")
      .on(t.userId)
      .where(sql`sorted <> rating`),
    check("seller_scores_sums", sql`stars between reviews and 5 * reviews`),
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
