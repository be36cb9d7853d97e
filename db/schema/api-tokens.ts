/** API tokens: programs that act for a person, when each was last used, and what it has spent. */
import { check, date, index, primaryKey, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";

/** Stores only the token's hash, so that a stolen table gives no access. */
export const apiTokens = snakeCase.table(
  "api_tokens",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** `live`, or `sandbox`, where all money is pretend. */
    mode: text().notNull().default("live"),
    /** SHA-256 of the token, in hex. */
    hash: text().notNull(),
    /** The last four characters, by which people recognise their tokens. */
    tail: text().notNull(),
    scopes: text().array().notNull(),
    /** Addresses and networks (CIDR) it may be used from; empty: any. */
    addresses: text().array().notNull(),
    /** Null without caps; a token with caps spends this currency only. */
    capCurrency: text(),
    capTaskMicros: micros(),
    capDayMicros: micros(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    revokedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("api_tokens_hash").on(t.hash),
    index("api_tokens_user").on(t.userId),
    // For the frequent question whether any sandbox token exists.
    index("api_tokens_sandbox")
      .on(t.id)
      .where(sql`mode = 'sandbox'`),
    check("api_tokens_mode", sql`mode in ('live', 'sandbox')`),
    // Changing where automatic payouts go spends nothing, so no cap would limit it.
    check(
      "api_tokens_capped_scopes",
      sql`cap_currency is null or not 'payout_settings' = any (scopes)`,
    ),
    check(
      "api_tokens_caps",
      sql`cap_currency is not null or (cap_task_micros is null and cap_day_micros is null)`,
    ),
  ],
);

/** Last use, written at most once a minute. Not a command, because nothing depends on it. */
export const apiTokenUses = snakeCase.table("api_token_uses", {
  tokenId: id().references(() => apiTokens.id),
  usedAt: at().notNull(),
  address: text().notNull(),
});

/** Sum a token put into escrow or paid out on one day (UTC); concurrent requests wait for this row. */
export const tokenSpending = snakeCase.table(
  "token_spending",
  {
    tokenId: ref()
      .notNull()
      .references(() => apiTokens.id),
    day: date({ mode: "string" }).notNull(),
    currency: text().notNull(),
    spentMicros: micros().notNull(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.tokenId, t.day, t.currency] }),
    check("token_spending_amount", sql`spent_micros >= 0`),
  ],
);
