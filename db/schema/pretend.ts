/** The pretend providers' books, in a schema of their own: Farthing reads them through the gateways only. */
import { bigint, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, id, ref } from "./columns.ts";

export const pretend = snakeCase.schema("pretend");

/** One operation at the pretend card processor or bank. Amounts are whole minor units, as at real ones. */
export const pretendOperations = pretend.table(
  "operations",
  {
    /** The provider's reference. */
    id: id(),
    gateway: text().notNull(),
    /** The caller's idempotency key: the same key returns the same operation. */
    operationKey: ref().notNull(),
    state: text().notNull(),
    minorUnits: bigint({ mode: "bigint" }).notNull(),
    currency: text().notNull(),
    /** Account paid to, or URL to return the buyer to. */
    target: text().notNull(),
    /** Behaviour the tester chose: succeed, decline, return, stall, lose. */
    script: text().notNull(),
    failure: text(),
    createdAt: at().notNull(),
    finishedAt: at(),
    /** The settlement that paid this payment to our bank. */
    settlementRef: ref(),
  },
  (t) => [
    uniqueIndex("operations_key").on(t.gateway, t.operationKey),
    index("operations_settlement").on(t.settlementRef),
  ],
);

/** Messages the provider still has to send; the worker posts them later, as real ones come. */
export const pretendMessages = pretend.table(
  "messages",
  {
    id: id(),
    gateway: text().notNull(),
    body: text().notNull(),
    dueAt: at().notNull(),
    sentAt: at(),
    attempts: integer().notNull().default(0),
  },
  (t) => [
    index("messages_due")
      .on(t.dueAt)
      .where(sql`sent_at is null`),
  ],
);
