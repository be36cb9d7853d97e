/** Payouts: the account they go to, the owner's preferences, and payouts themselves, which a provider carries out. */
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
    /** The account number, encrypted with a key derived from `SECRET`; only the bank gateway decrypts it. */
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

/** A freelancer's choices; the defaults without a row. */
export const payoutPreferences = snakeCase.table(
  "payout_preferences",
  {
    userId: id().references(() => users.id),
    thresholdMicros: micros().notNull(),
    currency: text().notNull(),
    /** False when the freelancer withdraws by hand. */
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
    /** Idempotency key at the bank; changes only after a definite failure, so no payout is paid twice. */
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
    /** Sum promised to the bank and not settled, read from the index alone before more is promised (decision 85). */
    index("payouts_promised")
      .on(t.currency, t.amountMicros)
      .where(sql`state in ('queued', 'submitted', 'unknown') and submitted_at is not null`),
    uniqueIndex("payouts_one_open_each")
      .on(t.userId, t.currency)
      .where(sql`state in ('queued', 'submitted', 'unknown')`),
    /** Payouts that staff look at and count. A payout that proceeds normally never enters this index. */
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

/** Append-only: a payout's transitions with the provider's words. */
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
