/** Writes a made-up word into each private text column of the store, and looks for those words in what people get. */
import { FIELDS, isCode } from "./private-fields.ts";
import type { FieldRow } from "./private-fields.ts";
import type { TransactionSql } from "postgres";
import type { Sql } from "#db/client.server.ts";

export interface Canary {
  /** `orders.brief` */
  field: string;
  seen: FieldRow["seen"];
  word: string;
  /** The person whose own it is, or the thread of its two people; null for others. */
  owner: string | null;
}

interface Column {
  table: string;
  column: string;
  type: string;
}

/** The text columns of the store, without codes and ids. */
export async function textColumns(sql: Sql): Promise<Column[]> {
  const rows = await sql<Column[]>`
    select c.table_name as table, c.column_name as column, c.udt_name as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.udt_name in ('text', 'varchar', 'bpchar', 'citext', 'jsonb', 'json', 'bytea', '_text', 'tsvector', 'inet', 'cidr', 'xml')
    order by 1, c.ordinal_position`;
  return rows.filter(({ table, column }) => !isCode(table, column));
}

/** Text columns without a row in `private-fields.ts`, and rows without a column. */
export function unclassified(columns: readonly Column[]): string[] {
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const rows = Object.entries(FIELDS).flatMap(([table, row]) =>
    Object.keys(row).map((column) => `${table}.${column}`),
  );
  const known = new Set(rows);
  return [
    ...[...there].filter((field) => !known.has(field)).map((field) => `${field} has no row`),
    // Ids may have rows too, so that they are looked for.
    ...rows.filter((field) => !there.has(field)).map((field) => `${field} is no text column`),
  ];
}

/** Changes the store past all guards: each private text gets a word of its own. Returns what to look for. */
export async function markStore(sql: Sql): Promise<Canary[]> {
  const found: Canary[] = [];
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const [place, one] of (await textColumns(sql)).entries()) {
      const row = FIELDS[one.table]?.[one.column];
      if (row === undefined || row.seen === "public" || row.seen === "derived") continue;
      if (row.asIs !== true) await mark(tx, markingOf(one, row, place), one.column);
      const rows = await tx.unsafe<{ word: string; owner: string | null }[]>(
        row.asIs === true ? valuesOf(one, row) : wordsOf(one, row, place),
      );
      const field = `${one.table}.${one.column}`;
      found.push(...rows.map((each) => ({ field, seen: row.seen, ...each })));
    }
  });
  return found;
}

/** Rows without a text get one too, where a CHECK allows it. */
async function mark(tx: TransactionSql, marking: string, column: string): Promise<void> {
  const also = marking.includes(" where ") ? " and" : " where";
  try {
    await tx.savepoint((inner) => inner.unsafe(marking));
  } catch {
    await tx.unsafe(`${marking}${also} ${column} is not null`);
  }
}

/** One word for a column, and for each owner. It has no space, so that addresses stay addresses. */
function wordOf(row: FieldRow, place: number): string {
  const owner = row.owner === undefined ? "" : ` || right(${row.owner}, 12)`;
  return `('zqcanary${place}q'${owner})`;
}

function markingOf({ table, column, type }: Column, row: FieldRow, place: number): string {
  const where = row.where === undefined ? "" : ` where ${row.where}`;
  const word = wordOf(row, place);
  if (type === "jsonb") {
    // Amounts stay amounts: with a word in it a page could not read them.
    const marked = `regexp_replace(${column}::text, '": "([^"]*[^0-9"][^"]*)"', '": "\\1.' || ${word} || '"', 'g')::jsonb`;
    return `update ${table} set ${column} = ${marked}${where}`;
  }
  return `update ${table} set ${column} = coalesce(${column}, '') || '.' || ${word}${where}`;
}

function wordsOf({ table, column }: Column, row: FieldRow, place: number): string {
  const where = row.where === undefined ? "" : ` and ${row.where}`;
  return `select distinct ${wordOf(row, place)} as word, ${row.owner ?? "null"} as owner from ${table}
          where ${column} is not null${where}`;
}

/** Shorter values are on too many pages by chance. */
const SHORTEST = 12;

function valuesOf({ table, column, type }: Column, row: FieldRow): string {
  const word = type === "bytea" ? `encode(${column}, 'base64')` : `${column}::text`;
  return `select distinct left(replace(${word}, chr(10), ''), 60) as word, ${row.owner ?? "null"} as owner
          from ${table} where length(${column}::text) >= ${SHORTEST} limit 200`;
}

export interface Reader {
  name: string;
  id: string | null;
  staff?: boolean;
  /** The threads the reader is one of the two people of. */
  threads: readonly string[];
}

/** As many letters as the shortest word has. */
const LETTERS = "zqcanary".length;

/** Finds the canaries in a text. Words are looked up by their first letters, at each place of the text: thousands of texts are searched. */
export function finder(canaries: readonly Canary[]): (text: string) => Canary[] {
  const begin = (text: string, at = 0) => text.slice(at, at + LETTERS);
  const byBeginning = Map.groupBy(canaries, ({ word }) => begin(word));
  return (text) => {
    const found = new Set<Canary>();
    for (let at = 0; at <= text.length - LETTERS; at += 1)
      for (const one of byBeginning.get(begin(text, at)) ?? [])
        if (text.startsWith(one.word, at)) found.add(one);
    return [...found];
  };
}

/** Those of the canaries on a page that its reader may not read. */
export function leaks(path: string, reader: Reader, there: readonly Canary[]): string[] {
  return there
    .filter((one) => !mayRead(one, reader) && !isReported(one, reader, path))
    .map(({ field }) => field);
}

function mayRead({ seen, owner }: Canary, { id, staff, name, threads }: Reader): boolean {
  if (seen === "nobody") return false;
  if (seen === "author") return owner === id;
  if (seen === "pair") return owner !== null && threads.includes(owner);
  if (staff === true) return true;
  if (seen === "own") return owner === id;
  // Everybody but the stranger and the visitor is a party of something in the demo.
  return seen === "parties" && name !== "stranger" && id !== null;
}

/** Staff read what two people wrote on the page of a report, or of a dispute, and nowhere else. */
function isReported({ seen }: Canary, { staff }: Reader, path: string): boolean {
  return staff === true && seen === "pair" && /\/(reports|disputes)\/\w/.test(path);
}
