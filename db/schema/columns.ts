/** The column shapes every table shares: ids, amounts, moments, and the command that wrote the row. */
import { bigint, customType, index, timestamp } from "drizzle-orm/pg-core";
import type { ExtraConfigColumn } from "drizzle-orm/pg-core";

/** Ids compare byte by byte, so they sort by the time they were made whatever the database's language. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const id = () => byteText().primaryKey();
export const ref = () => byteText();
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
export const micros = () => bigint({ mode: "bigint" });
export const at = () => timestamp({ withTimezone: true, mode: "date" });

/**
 * Every table that carries this column is guarded: a row can only be written by the transaction that began
 * the command it names (see migration `guards`).
 */
export const commandId = () => byteText().notNull();

/**
 * Finds what late commands wrote, for the proof of what is new. A few bytes for each chunk of pages, seldom touched by
 * writers, because a new command's id is the largest yet.
 */
export const commandIndex = (name: string, column: ExtraConfigColumn) =>
  index(name).using("brin", column).with({ pages_per_range: 32 });

/** A transaction's id, which never begins anew in one cluster. */
export const xid = customType<{ data: string }>({ dataType: () => "xid8" });
