/** No page reads through a long table: its cost depends on the lines it shows, not on the whole history. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { overrideEnv } from "#app/env.server.ts";
import { PAGES, readersOf } from "#tests/bench/growth/reading.ts";
import type { Reader } from "#tests/bench/growth/reading.ts";
import { pastDealings } from "#tests/bench/growth/stores.ts";
import { fillHistory } from "#tests/bench/history.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();
const LONG = [
  "transfers",
  "accounts",
  "commands",
  "events",
  "orders",
  "tasks",
  "task_transitions",
  "deliveries",
];
/** A page shows 50 lines; it may read each of them a few times and their neighbours. */
const MOST_ROWS = 2_000;

let readers: Reader[] = [];

beforeAll(async () => {
  await fillHistory(database.url, { transfers: 30_000, say: () => {} });
  // One connection, whose statistics can be read.
  overrideEnv({ poolSize: 1 });
  await snapshotBalances();
  readers = await readersOf(await pastDealings(database.url));
}, 120_000);

interface Reads {
  scans: number;
  rows: number;
}

/** Table → sequential scans so far, and rows read. */
async function reads(): Promise<Map<string, Reads>> {
  await sql`select pg_stat_force_next_flush()`;
  await sql`select 1`;
  const rows = await sql<Array<Reads & { table: string }>>`
    select relname as table, seq_scan::int as scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
    from pg_stat_user_tables where relname = any(${LONG}::text[])`;
  return new Map(rows.map((row) => [row.table, row]));
}

test.each(Object.keys(PAGES))("the page %s reads few rows of the long tables", async (name) => {
  const read = PAGES[name];
  expect(readers.length).toBeGreaterThan(10);
  for (const reader of readers.slice(0, 8)) {
    const before = await reads();
    await read?.(reader);
    const after = await reads();
    const looked = [...after].map(([table, now]) => ({
      table,
      scans: now.scans - (before.get(table)?.scans ?? 0),
      rows: now.rows - (before.get(table)?.rows ?? 0),
    }));
    expect(looked.filter(({ scans, rows }) => scans > 0 || rows > MOST_ROWS)).toEqual([]);
  }
});

test("a full scan is noticed by the count of scans", async () => {
  const before = await reads();
  await sql`select count(*) from transfers where amount_micros = -1`;
  const after = await reads();
  expect(
    (after.get("transfers")?.scans ?? 0) - (before.get("transfers")?.scans ?? 0),
  ).toBeGreaterThan(0);
});

test("no index is in descending order with nulls last", async () => {
  // An `order by … desc` cannot use such an index: it would collect all rows of a person and sort them.
  const rows = await database.owner<{ name: string }[]>`
    select indexname as name from pg_indexes where indexdef ilike '%desc nulls last%' and schemaname = 'public' order by 1`;
  expect(rows.map(({ name }) => name)).toEqual([]);
});
