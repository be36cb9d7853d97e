/** Order forms in progress: the brief and the files of an order that is not placed yet. Working copies, deleted after some weeks. */
import {
  bigint,
  foreignKey,
  index,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, ref } from "./columns.ts";
import { gigs } from "./catalog.ts";

export const orderDrafts = snakeCase.table(
  "order_drafts",
  {
    /** The buyer's id; for a visitor, the hash of the token in their cookie. */
    holder: ref().notNull(),
    gigId: ref()
      .notNull()
      .references(() => gigs.id),
    brief: text().notNull(),
    /** Key of a question → the answer as typed. */
    answers: jsonb()
      .$type<Record<string, string>>()
      .notNull()
      .default(sql`'{}'::jsonb`),
    /** The buyer's own name for the order, as typed. */
    reference: text().notNull().default(""),
    savedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.holder, t.gigId] }), index("order_drafts_saved").on(t.savedAt)],
);

export const draftFiles = snakeCase.table(
  "draft_files",
  {
    holder: ref().notNull(),
    gigId: ref().notNull(),
    /** Key of the question that it answers; empty for a file that comes with the brief. */
    question: text().notNull().default(""),
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
    primaryKey({ columns: [t.holder, t.gigId, t.question, t.sha256] }),
    uniqueIndex("draft_files_storage_key").on(t.storageKey),
    index("draft_files_thumbnail").on(sql`(thumbnail->>'storageKey')`),
    foreignKey({
      columns: [t.holder, t.gigId],
      foreignColumns: [orderDrafts.holder, orderDrafts.gigId],
    }).onDelete("cascade"),
  ],
);
