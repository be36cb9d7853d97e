/** Column types that tables share: ids, amounts, moments, and the command that wrote the row. */
import { bigint, customType, index, timestamp } from "drizzle-orm/pg-core";
import type { ExtraConfigColumn } from "drizzle-orm/pg-core";

/** Bytewise collation: ids sort by creation, whatever the database's locale. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const id = () => byteText().primaryKey();
export const ref = () => byteText();
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
export const micros = () => bigint({ mode: "bigint" });
export const at = () => timestamp({ withTimezone: true, mode: "date" });

/**
 * Tables with this column are guarded: a row can only be written by the transaction that began the command it names (migration
 * `guards`, decision 32).
 */
export const commandId = () => byteText().notNull();

/**
 * Finds rows of new commands, for the proof of what is new. A block-range index: a few bytes per range of pages, rarely written,
 * because a new command's id is the largest yet (decision 73).
 */
export const commandIndex = (name: string, column: ExtraConfigColumn) =>
  index(name).using("brin", column).with({ pages_per_range: 32 });

/** A transaction id; it never wraps within a cluster. */
export const xid = customType<{ data: string }>({ dataType: () => "xid8" });
