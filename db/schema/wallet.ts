/** Money coming in and going out, as operations of ours that a provider carries out. */
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { users } from "./identity.ts";
import { transfers } from "./ledger.ts";

const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

export const deposits = snakeCase.table(
  "deposits",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    currency: text().notNull(),
    amountMicros: micros().notNull(),
    state: text().notNull(),
    providerRef: text(),
    checkoutUrl: text(),
    failure: text(),
    attempts: integer().notNull().default(0),
    /** Where the person was going when the balance was too small; a path of ours. */
    returnTo: text(),
    createdAt: at().notNull(),
    /** When the worker looks at it again while the outcome is open. */
    nextAt: at(),
    settledAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("deposits_command", t.commandId),
    index("deposits_user").on(t.userId, t.id),
    index("deposits_next")
      .on(t.nextAt)
      .where(sql`next_at is not null`),
    /** The few that staff have to look at. */
    index("deposits_unknown")
      .on(t.id)
      .where(sql`state = 'unknown'`),
    uniqueIndex("deposits_provider_ref").on(t.providerRef),
    check("deposits_state", sql`state in ('created', 'pending', 'unknown', 'succeeded', 'failed')`),
    check("deposits_amount", sql`amount_micros > 0`),
  ],
);

/** Append-only: whose a payment was that fitted nothing, once for each such payment. */
export const suspenseAssignments = snakeCase.table(
  "suspense_assignments",
  {
    id: id(),
    /** The transfer that brought the money into suspense. */
    transferId: bigint({ mode: "bigint" })
      .notNull()
      .references(() => transfers.id),
    userId: ref()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    commandId: commandId(),
  },
  (t) => [uniqueIndex("suspense_assignments_once").on(t.transferId)],
);

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

/** What a provider told us, stored once on its raw bytes, applied in any order. */
export const providerMessages = snakeCase.table(
  "provider_messages",
  {
    /** The gateway and the provider's own event id: `cards:ev_…`. */
    id: id(),
    gateway: text().notNull(),
    body: bytes().notNull(),
    receivedAt: at().notNull(),
    appliedAt: at(),
    outcome: text(),
  },
  (t) => [
    index("provider_messages_open")
      .on(t.receivedAt)
      .where(sql`applied_at is null`),
  ],
);
