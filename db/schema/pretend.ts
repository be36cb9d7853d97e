/** The pretend providers' own books, in a schema of their own: Farthing never reads them except through the gateways. */
import { bigint, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, id, ref } from "./columns.ts";

export const pretend = snakeCase.schema("pretend");

/** One operation at the pretend card processor or bank. Amounts are whole minor units, as on real rails. */
export const pretendOperations = pretend.table(
  "operations",
  {
    /** The provider's own reference. */
    id: id(),
    gateway: text().notNull(),
    /** The idempotency key the caller sent: the same key answers with the same operation. */
    operationKey: ref().notNull(),
    state: text().notNull(),
    minorUnits: bigint({ mode: "bigint" }).notNull(),
    currency: text().notNull(),
    /** The account paid to, or where to send the person back to. */
    target: text().notNull(),
    /** What the tester asked this operation to do: succeed, decline, return, stall, lose. */
    script: text().notNull(),
    failure: text(),
    createdAt: at().notNull(),
    finishedAt: at(),
    /** The batch in which the card processor paid this payment out to our bank. */
    settlementRef: ref(),
  },
  (t) => [
    uniqueIndex("operations_key").on(t.gateway, t.operationKey),
    index("operations_settlement").on(t.settlementRef),
  ],
);

/** Messages the provider still owes us: sent by the worker, later than the answer, as in life. */
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
