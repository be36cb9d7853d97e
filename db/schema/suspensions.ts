/** Suspensions: from when to when, which earnings are contested, where the rest may go, and the withdrawals of that rest. */
import { check, index, primaryKey, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";
import { payoutMethods, payouts } from "./payouts.ts";

export const suspensions = snakeCase.table(
  "suspensions",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** Read by the suspended person. */
    reason: text().notNull(),
    /** Where the person appeals; null means the site's support address. */
    appeal: text(),
    beganAt: at().notNull(),
    /** Until then the proposed amount counts as contested in every currency staff decided nothing about. */
    undecidedUntil: at().notNull(),
    liftedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("suspensions_one_open_each")
      .on(t.userId)
      .where(sql`lifted_at is null`),
  ],
);

/** Append-only: how much of a suspended person's earnings is contested. The newest row of a currency counts. */
export const contestedAmounts = snakeCase.table(
  "contested_amounts",
  {
    id: id(),
    suspensionId: ref()
      .notNull()
      .references(() => suspensions.id),
    currency: text().notNull(),
    amountMicros: micros().notNull(),
    reason: text().notNull(),
    appeal: text(),
    /** From then on the amount is no longer contested. Null only for nothing: no money is held without an end. */
    endsAt: at(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    index("contested_amounts_suspension").on(t.suspensionId, t.currency, t.id),
    check("contested_amounts_amount", sql`amount_micros >= 0`),
    check("contested_amounts_end", sql`amount_micros = 0 or ends_at is not null`),
  ],
);

/** Append-only: accounts staff propose for a suspended person no payout ever reached. Two signatures make one count. */
export const exitAccounts = snakeCase.table(
  "exit_accounts",
  {
    id: id(),
    suspensionId: ref()
      .notNull()
      .references(() => suspensions.id),
    methodId: ref()
      .notNull()
      .references(() => payoutMethods.id),
    /** How staff know that it is the person's own. */
    reason: text().notNull(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [index("exit_accounts_suspension").on(t.suspensionId, t.id)],
);

/** Append-only: the key refuses a second signature by the same person; a trigger refuses one in another's name. */
export const exitAccountSignatures = snakeCase.table(
  "exit_account_signatures",
  {
    exitAccountId: ref()
      .notNull()
      .references(() => exitAccounts.id),
    signedBy: ref()
      .notNull()
      .references(() => users.id),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ name: "exit_account_signatures_once", columns: [t.exitAccountId, t.signedBy] }),
  ],
);

/** A withdrawal of what is not contested: it rests, then it is paid or was stopped. */
export const suspensionWithdrawals = snakeCase.table(
  "suspension_withdrawals",
  {
    id: id(),
    suspensionId: ref()
      .notNull()
      .references(() => suspensions.id),
    userId: ref()
      .notNull()
      .references(() => users.id),
    currency: text().notNull(),
    methodId: ref()
      .notNull()
      .references(() => payoutMethods.id),
    /** Why the account may be paid to: a payout that reached it long before, or staff's two signatures. */
    knownPayoutId: ref().references(() => payouts.id),
    exitAccountId: ref().references(() => exitAccounts.id),
    state: text().notNull(),
    begunAt: at().notNull(),
    restsUntil: at().notNull(),
    endedAt: at(),
    /** Why it ended without a payout. */
    ending: text(),
    payoutId: ref().references(() => payouts.id),
    /** What was contested when the payout was made. */
    heldMicros: micros(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("suspension_withdrawals_one_resting")
      .on(t.userId, t.currency)
      .where(sql`state = 'resting'`),
    index("suspension_withdrawals_due")
      .on(t.restsUntil, t.id)
      .where(sql`state = 'resting'`),
    index("suspension_withdrawals_suspension").on(t.suspensionId, t.id),
    uniqueIndex("suspension_withdrawals_payout").on(t.payoutId),
    check("suspension_withdrawals_state", sql`state in ('resting', 'paid', 'stopped')`),
    check("suspension_withdrawals_rest", sql`rests_until >= begun_at + interval '168 hours'`),
    check(
      "suspension_withdrawals_account",
      sql`(known_payout_id is null) <> (exit_account_id is null)`,
    ),
    check(
      "suspension_withdrawals_ended",
      sql`(state = 'resting') = (ended_at is null) and (state = 'paid') = (payout_id is not null)
          and (state = 'paid') = (held_micros is not null) and (state = 'stopped') = (ending is not null)`,
    ),
  ],
);
