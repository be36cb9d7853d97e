/** Uploaded files: bytes lie in the file store under a random name, who may read them is decided by their subject. */
import { bigint, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, id, ref } from "./columns.ts";

export const files = snakeCase.table(
  "files",
  {
    id: id(),
    ownerId: ref().notNull(),
    /** The delivery or dispute statement it belongs to. */
    subjectId: ref().notNull(),
    /** The task whose parties (and staff, in a dispute) may read it. */
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
