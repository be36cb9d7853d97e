/** Files of forms that were refused or previewed, until the form is sent again. Working copies, deleted after a day. */
import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, ref } from "./columns.ts";

export const formFiles = snakeCase.table(
  "form_files",
  {
    /** The person who chose the file. */
    holder: ref().notNull(),
    /** The idempotency key of the form, which stays the same until it is carried out. */
    formKey: text().notNull(),
    /** Hash of the bytes as sent: a file sent again with its form is the same file. */
    sha256: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    /** Hash of the bytes as stored; pictures are encoded anew. */
    keptSha256: text().notNull(),
    storageKey: text().notNull(),
    /** The picture's thumbnail, in `StoredThumbnail`'s fields; null for files without one. */
    thumbnail: jsonb().$type<{ bytes: number; keptSha256: string; storageKey: string }>(),
    receivedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.holder, t.formKey, t.sha256] }),
    uniqueIndex("form_files_storage_key").on(t.storageKey),
    index("form_files_thumbnail").on(sql`(thumbnail->>'storageKey')`),
    index("form_files_received").on(t.receivedAt),
  ],
);
