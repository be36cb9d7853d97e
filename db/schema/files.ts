/** Uploaded files: the bytes are in the file store under a random key; the subject decides who may read them. */
import { sql } from "drizzle-orm";
import { bigint, check, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, id, ref } from "./columns.ts";

export const files = snakeCase.table(
  "files",
  {
    id: id(),
    ownerId: ref().notNull(),
    /** Delivery, dispute statement, enclosure or message the file belongs to. */
    subjectId: ref().notNull(),
    /** Task whose parties (and staff, in a dispute) may read the file; null for an enclosure's. */
    taskId: ref(),
    /** The same for an enclosure, which belongs to the whole order. */
    orderId: ref(),
    /** The conversation of a message's file: its two people may read it, and staff who may read that message. */
    threadId: ref(),
    /** The same for a request's files: everybody who may read the request may read them. */
    requestId: ref(),
    /** The same for the files of an offer's versions: its two people may read them. */
    offerId: ref(),
    name: text().notNull(),
    mediaType: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    createdAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    index("files_subject").on(t.subjectId),
    index("files_task").on(t.taskId),
    index("files_order")
      .on(t.orderId)
      .where(sql`order_id is not null`),
    check(
      "files_of_one_thing",
      sql`num_nonnulls(task_id, order_id, thread_id, request_id, offer_id) = 1`,
    ),
    uniqueIndex("files_storage_key").on(t.storageKey),
  ],
);
