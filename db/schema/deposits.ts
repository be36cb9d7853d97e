/** Money coming in, as operations of ours that a provider carries out, and what providers tell us. */
import { bigint, check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, bytes, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";
import { transfers } from "./ledger.ts";

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
    /** The youngest card payments of a person: asked whenever money leaves their balance. */
    index("deposits_received")
      .on(t.userId, t.settledAt)
      .where(sql`state = 'succeeded'`),
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
  (t) => [
    uniqueIndex("suspense_assignments_once").on(t.transferId),
    index("suspense_assignments_user").on(t.userId),
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
