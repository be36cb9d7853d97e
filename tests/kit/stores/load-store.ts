/** Restores the store of an earlier release: its migrations, then its rows with the guards off, like pg_restore. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gunzipSync } from "node:zlib";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyFolders } from "drizzle-orm/postgres-js/migrator";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { requirePrerequisites } from "#db/prerequisites.ts";
import type { StoreDump } from "./dump-store.ts";

const FOLDER = "tests/fixtures/stores";

/** The releases with a saved store, oldest first. */
export const RELEASES = readdirSync(FOLDER)
  .map((file) => file.replace(".json.gz", ""))
  .sort();

/** Fills the empty database at `url` with the saved store of `release`. Returns that store's secret. */
export async function loadStore(url: string, release: string): Promise<string> {
  const packed = readFileSync(join(FOLDER, `${release}.json.gz`));
  const dump = JSON.parse(gunzipSync(packed).toString()) as StoreDump;
  const sql = connect(url, { max: 1, name: "old store" });
  try {
    await requirePrerequisites(sql);
    await shapeOf(sql, dump.lastMigration);
    await sql`set session_replication_role = replica`;
    for (const { name } of dump.tables) await sql.unsafe(`truncate ${name} cascade`);
    for (const table of dump.tables) await copyRows(sql, table);
    await moveSequences(sql);
    return dump.secret;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Landed migrations are never edited, so the oldest of today's folders build the schema of that release. */
async function shapeOf(sql: Sql, lastMigration: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "farthing-migrations-"));
  try {
    for (const name of readdirSync("db/migrations"))
      if (name <= lastMigration)
        cpSync(join("db/migrations", name), join(folder, name), { recursive: true });
    await applyFolders(drizzle({ client: sql }), { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function copyRows(sql: Sql, table: StoreDump["tables"][number]): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(", ");
  const copy = sql.unsafe(`copy ${table.name} (${columns}) from stdin`);
  await pipeline(Readable.from([table.rows]), await copy.writable());
}

/** Sets each sequence to follow the largest number in its column. */
async function moveSequences(sql: Sql): Promise<void> {
  const columns = await sql<{ table: string; column: string; sequence: string }[]>`
    select * from (
      select c.oid::regclass::text as table, a.attname as column,
             pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_namespace n on n.oid = c.relnamespace
      -- Until 0.4.0 the schema of the pretend providers was called sandbox.
      where c.relkind = 'r' and n.nspname in ('public', 'pretend', 'sandbox')
    ) owned where sequence is not null`;
  for (const { table, column, sequence } of columns)
    await sql.unsafe(
      `select setval('${sequence}', coalesce(max("${column}"), 0) + 1, false) from ${table}`,
    );
}
