/** Uploaded files: the bytes are in the file store under a random key; the subject decides who may read them. */
import { bigint, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, id, ref } from "./columns.ts";

export const files = snakeCase.table(
  "files",
  {
    id: id(),
    ownerId: ref().notNull(),
    /** Delivery or dispute statement the file belongs to. */
    subjectId: ref().notNull(),
    /** Task whose parties (and staff, in a dispute) may read the file. */
    taskId: ref().notNull(),
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
    uniqueIndex("files_storage_key").on(t.storageKey),
  ],
);
