/** Programs that act for a person: their tokens, when each was last seen, and what it has spent. */
import { check, date, index, primaryKey, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";

/** Only the token's hash is kept, so a stolen table opens no door. */
export const apiTokens = snakeCase.table(
  "api_tokens",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** `live` opens the marketplace, `sandbox` the one where all money is pretend. */
    mode: text().notNull().default("live"),
    /** SHA-256 of the token, in hex. */
    hash: text().notNull(),
    /** The last four signs, so that people tell their tokens apart. */
    tail: text().notNull(),
    scopes: text().array().notNull(),
    /** Addresses and networks (CIDR) it may be used from; empty means from anywhere. */
    addresses: text().array().notNull(),
    /** Null when there is no cap; a token with a cap spends this currency only. */
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
    // Asked again and again while there is none: does anybody need the sandbox?
    index("api_tokens_sandbox")
      .on(t.id)
      .where(sql`mode = 'sandbox'`),
    check("api_tokens_mode", sql`mode in ('live', 'sandbox')`),
    // Whoever sets where automatic payouts go needs to spend nothing, so no cap would hold them.
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

/** Written when a token is used, at most once a minute; no command, because nothing is decided by it. */
export const apiTokenUses = snakeCase.table("api_token_uses", {
  tokenId: id().references(() => apiTokens.id),
  usedAt: at().notNull(),
  address: text().notNull(),
});

/** What a token has put into escrow or paid out on one day (UTC): the row that raced requests wait for. */
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
