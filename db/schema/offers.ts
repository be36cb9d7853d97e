/** Offers between two people: every version with its lines and its frozen quote, of which one is current. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { gigs } from "./catalog.ts";
import { orders } from "./orders.ts";
import { users } from "./people.ts";
import { threads } from "./threads.ts";

export const offers = snakeCase.table(
  "offers",
  {
    id: id(),
    buyerId: ref()
      .notNull()
      .references(() => users.id),
    freelancerId: ref()
      .notNull()
      .references(() => users.id),
    /** Null for an offer without a gig. */
    gigId: ref().references(() => gigs.id),
    threadId: ref()
      .notNull()
      .references(() => threads.id),
    state: text().notNull(),
    currency: text().notNull(),
    /** The current version: the only one that can be accepted. */
    version: integer().notNull(),
    /** When the current version ends unless it is accepted. */
    expiresAt: at().notNull(),
    madeAt: at().notNull(),
    endedAt: at(),
    /** The buyer's version whose author was told that it has to be confirmed again; null before the first. */
    unconfirmedVersion: integer(),
    /** The order that the accepted version became. */
    orderId: ref().references(() => orders.id),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("offers_command", t.commandId),
    index("offers_buyer").on(t.buyerId, t.id),
    index("offers_freelancer").on(t.freelancerId, t.id),
    index("offers_due")
      .on(t.expiresAt, t.id)
      .where(sql`state = 'open'`),
    uniqueIndex("offers_order")
      .on(t.orderId)
      .where(sql`order_id is not null`),
    check("offers_unconfirmed", sql`unconfirmed_version <= version`),
    check("offers_two_people", sql`buyer_id <> freelancer_id`),
    check("offers_state", sql`state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')`),
    check("offers_ended", sql`(ended_at is null) = (state = 'open')`),
    check("offers_accepted", sql`(order_id is not null) = (state = 'accepted')`),
  ],
);

/** Append-only: what one side proposed, and the quote that its acceptance makes binding. */
export const offerVersions = snakeCase.table(
  "offer_versions",
  {
    offerId: ref()
      .notNull()
      .references(() => offers.id),
    number: integer().notNull(),
    /** `buyer` or `freelancer`; a buyer's version authorises its price. */
    author: text().notNull(),
    title: text().notNull(),
    /** What it is about, in the author's words. */
    brief: text().notNull(),
    /** How many lines are funded at acceptance, from the first on. */
    funded: integer().notNull(),
    totalMicros: micros().notNull(),
    commissionMicros: micros().notNull(),
    bps: integer().notNull(),
    scheduleId: ref().notNull(),
    validDays: integer().notNull(),
    /** The author's API token, whose caps a buyer's version counts against when it is accepted. */
    tokenId: ref(),
    /** The author's session, by its public id: ended from elsewhere, it ends what it authorised. */
    sessionId: ref(),
    /** The author's own name and facts for it; the other side never reads them. A buyer's become the order's. */
    reference: text(),
    metadata: jsonb(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.offerId, t.number] }),
    commandIndex("offer_versions_command", t.commandId),
    index("offer_versions_reference")
      .on(t.reference, t.offerId)
      .where(sql`reference is not null`),
    check("offer_versions_author", sql`author in ('buyer', 'freelancer')`),
    check("offer_versions_numbers", sql`number > 0 and funded > 0 and valid_days > 0`),
  ],
);

/** Append-only: the named tasks of a version, in order. */
export const offerLines = snakeCase.table(
  "offer_lines",
  {
    offerId: ref().notNull(),
    version: integer().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    scope: text().notNull(),
    priceMicros: micros().notNull(),
    days: integer().notNull(),
    revisions: integer().notNull(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.offerId, t.version, t.position] }),
    commandIndex("offer_lines_command", t.commandId),
    foreignKey({
      columns: [t.offerId, t.version],
      foreignColumns: [offerVersions.offerId, offerVersions.number],
    }),
    check(
      "offer_lines_amounts",
      sql`price_micros > 0 and days > 0 and revisions >= 0 and position > 0`,
    ),
  ],
);
