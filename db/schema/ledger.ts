/** The books: accounts, transfers, snapshots. Kinds are tables, so that the database knows which account may pay which. */
import {
  bigint,
  boolean,
  check,
  index,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, micros, ref, xid } from "./columns.ts";

export const accountKinds = snakeCase.table("account_kinds", {
  kind: text().primaryKey(),
  normalSide: text().notNull(),
  /** False for platform accounts: they have no balance row, which every release would have to lock. */
  tracked: boolean().notNull(),
});

export const transferKinds = snakeCase.table("transfer_kinds", {
  kind: text().primaryKey(),
  debitKind: text()
    .notNull()
    .references(() => accountKinds.kind),
  creditKind: text()
    .notNull()
    .references(() => accountKinds.kind),
});

/** Money with an owner, kind and currency. Only `post_transfers` writes here. */
export const accounts = snakeCase.table(
  "accounts",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text()
      .notNull()
      .references(() => accountKinds.kind),
    ownerId: ref().notNull(),
    currency: text().notNull(),
    /** Null when the balance is the sum of the account's transfers. */
    balanceMicros: micros(),
  },
  (t) => [
    uniqueIndex("accounts_kind_owner_currency").on(t.kind, t.ownerId, t.currency),
    // No index on the balance: it would make every payment write into all indexes of the table (decision 64).
    check("accounts_never_negative", sql`balance_micros is null or balance_micros >= 0`),
  ],
);

/**
 * One immutable row moves one amount from a debit account to a credit account, so an unbalanced entry cannot be expressed. Ids
 * are eight-byte identities instead of prefixed text: there are many, and people never type them (decision 52).
 */
export const transfers = snakeCase.table(
  "transfers",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    /** No foreign key, which would lock the kind's row at every transfer; `post_transfers` and a check verify it. */
    kind: text().notNull(),
    debitAccountId: bigint({ mode: "bigint" }).notNull(),
    creditAccountId: bigint({ mode: "bigint" }).notNull(),
    currency: text().notNull(),
    amountMicros: micros().notNull(),
    /** The task, deposit or payout the money moved for. */
    subjectId: ref().notNull(),
    /** Set on reversals: the transfer this row mirrors. */
    reversesId: bigint({ mode: "bigint" }),
    commandId: commandId(),
    at: at().notNull(),
  },
  (t) => [
    index("transfers_debit").on(t.debitAccountId, t.id),
    index("transfers_credit").on(t.creditAccountId, t.id),
    index("transfers_subject").on(t.subjectId),
    uniqueIndex("transfers_reversed_once")
      .on(t.reversesId)
      .where(sql`reverses_id is not null`),
    check("transfers_amount_positive", sql`amount_micros > 0`),
    check("transfers_two_accounts", sql`debit_account_id <> credit_account_id`),
  ],
);

/**
 * Marks: the numbers of transfers and commands drawn so far, and a transaction id taken after reading them; settled once every
 * transaction up to it has ended. Written by `mark_drawn` only, read by `ledger/settled.ts`.
 */
export const settlingMarks = snakeCase.table("settling_marks", {
  id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  transferId: bigint({ mode: "bigint" }).notNull(),
  commandPlace: bigint({ mode: "bigint" }).notNull(),
  transactionId: xid().notNull(),
});

/**
 * Balance of an account without balance row at a settled transfer; its present balance is this plus later transfers. One row per
 * account, moved by `snapshot_balances` only; derived from transfers.
 */
export const balanceSnapshots = snakeCase.table("balance_snapshots", {
  accountId: bigint({ mode: "bigint" })
    .primaryKey()
    .references(() => accounts.id),
  throughId: bigint({ mode: "bigint" }).notNull(),
  balanceMicros: micros().notNull(),
});

/** Allowed steps, written from the lifecycle tables at migration; the database refuses all others. */
export const lifecycleSteps = snakeCase.table(
  "lifecycle_steps",
  {
    subject: text().notNull(),
    /** Empty for the first state. */
    fromState: text().notNull(),
    toState: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.fromState, t.toState] })],
);
