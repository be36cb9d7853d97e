/** The books: kinds are tables so that the database itself knows which account may pay which. */
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
  /** False for accounts everybody touches: they keep no balance row a release would have to lock. */
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

/** A bucket of money with an owner and a currency. Only `post_transfers` writes here. */
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
    // None on the balance: an index that names it makes every payment write into all indexes of the table.
    check("accounts_never_negative", sql`balance_micros is null or balance_micros >= 0`),
  ],
);

/**
 * One immutable row moves one amount from a debit account to a credit account, so an unbalanced entry cannot be said.
 * Ids are eight-byte identities rather than prefixed text: there are many of these and nobody types one.
 */
export const transfers = snakeCase.table(
  "transfers",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    /** No reference to the kinds: it would lock their row for every transfer; the door and a check look at it. */
    kind: text().notNull(),
    debitAccountId: bigint({ mode: "bigint" }).notNull(),
    creditAccountId: bigint({ mode: "bigint" }).notNull(),
    currency: text().notNull(),
    amountMicros: micros().notNull(),
    /** The task, deposit or payout the money moved for. */
    subjectId: ref().notNull(),
    /** Set on a correction: the transfer this row mirrors. */
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
 * How far the numbers of transfers and commands had been drawn, with a transaction id taken after looking: settled once
 * every transaction up to it has ended. Written by `mark_drawn` only, read by `ledger/settled.ts`.
 */
export const settlingMarks = snakeCase.table("settling_marks", {
  id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  transferId: bigint({ mode: "bigint" }).notNull(),
  commandPlace: bigint({ mode: "bigint" }).notNull(),
  transactionId: xid().notNull(),
});

/**
 * What an account that keeps no balance held after a settled transfer; its balance is this and its transfers since. One row
 * an account, moved forward by `snapshot_balances` only: it says nothing the transfers do not say.
 */
export const balanceSnapshots = snakeCase.table("balance_snapshots", {
  accountId: bigint({ mode: "bigint" })
    .primaryKey()
    .references(() => accounts.id),
  throughId: bigint({ mode: "bigint" }).notNull(),
  balanceMicros: micros().notNull(),
});

/** Which state may follow which, written from the lifecycle tables at migration: the database refuses any other step. */
export const lifecycleSteps = snakeCase.table(
  "lifecycle_steps",
  {
    subject: text().notNull(),
    /** Empty for a beginning. */
    fromState: text().notNull(),
    toState: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.fromState, t.toState] })],
);
