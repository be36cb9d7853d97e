/** Money going out: where it goes, what its owner prefers, and payouts as operations that a provider carries out. */
import { boolean, check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, bytes, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";

export const payoutMethods = snakeCase.table(
  "payout_methods",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    holder: text().notNull(),
    /** The account number, sealed with the application's key; only the bank gateway opens it. */
    accountSealed: bytes().notNull(),
    accountTail: text().notNull(),
    createdAt: at().notNull(),
    coolsUntil: at().notNull(),
    removedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("payout_methods_one_each")
      .on(t.userId)
      .where(sql`removed_at is null`),
  ],
);

/** What a freelancer chose; absent means the defaults. */
export const payoutPreferences = snakeCase.table(
  "payout_preferences",
  {
    userId: id().references(() => users.id),
    thresholdMicros: micros().notNull(),
    currency: text().notNull(),
    /** False when the freelancer prefers to withdraw by hand. */
    automatic: boolean().notNull(),
    commandId: commandId(),
  },
  () => [check("payout_preferences_floor", sql`threshold_micros > 0`)],
);

export const payouts = snakeCase.table(
  "payouts",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    methodId: ref()
      .notNull()
      .references(() => payoutMethods.id),
    currency: text().notNull(),
    amountMicros: micros().notNull(),
    state: text().notNull(),
    origin: text().notNull(),
    /** Changes only after a definite failure: the same key can never pay twice. */
    providerKey: text().notNull(),
    providerRef: text(),
    failure: text(),
    attempts: integer().notNull().default(0),
    createdAt: at().notNull(),
    submittedAt: at(),
    settledAt: at(),
    returnedAt: at(),
    nextAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("payouts_command", t.commandId),
    index("payouts_user").on(t.userId, t.id),
    index("payouts_next")
      .on(t.nextAt, t.id)
      .where(sql`next_at is not null`),
    index("payouts_method").on(t.methodId, t.id),
    /** What the bank was promised and has not settled, summed from the index alone before more is promised. */
    index("payouts_promised")
      .on(t.currency, t.amountMicros)
      .where(sql`state in ('queued', 'submitted', 'unknown') and submitted_at is not null`),
    uniqueIndex("payouts_one_open_each")
      .on(t.userId, t.currency)
      .where(sql`state in ('queued', 'submitted', 'unknown')`),
    /** What staff look at and count: a payout that goes as it should never stands in it. */
    index("payouts_troubled")
      .on(t.state, t.id)
      .where(sql`state in ('unknown', 'failed', 'returned') or failure is not null`),
    uniqueIndex("payouts_provider_key").on(t.providerKey),
    check(
      "payouts_state",
      sql`state in ('queued', 'submitted', 'unknown', 'settled', 'failed', 'returned')`,
    ),
    check("payouts_origin", sql`origin in ('sweep', 'withdrawal', 'closure')`),
    check("payouts_amount", sql`amount_micros > 0`),
  ],
);

/** Append-only: every step of a payout with the provider's word for it. */
export const payoutTransitions = snakeCase.table(
  "payout_transitions",
  {
    id: id(),
    payoutId: ref()
      .notNull()
      .references(() => payouts.id),
    transition: text().notNull(),
    fromState: text(),
    toState: text().notNull(),
    note: text().notNull().default(""),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("payout_transitions_command", t.commandId),
    index("payout_transitions_payout").on(t.payoutId, t.id),
  ],
);
