/** Dumps a stopped embedded store's rows: `node tests/kit/stores/dump-store.ts DATA_DIR VERSION`, in the release's checkout. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";

/** A store as rows, and the last migration of its schema. */
export interface StoreDump {
  version: string;
  /** The secret of this store: its passwords, payout accounts and input hashes depend on it. */
  secret: string;
  /** The newest migration folder of the release. */
  lastMigration: string;
  tables: {
    name: string;
    columns: string[];
    /** In the text format of PostgreSQL's COPY. */
    rows: string;
  }[];
}

async function dump(sql: Sql): Promise<Pick<StoreDump, "lastMigration" | "tables">> {
  const tables = await sql<{ name: string; columns: string[] }[]>`
    select format('%I.%I', table_schema, table_name) as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema in ('public', 'pretend') and table_type = 'BASE TABLE' and is_generated = 'NEVER'
      and table_name <> 'world_mark'
    group by 1 order by 1`;
  const filled: StoreDump["tables"] = [];
  for (const { name, columns } of tables) {
    const copy = sql.unsafe(`copy ${name} (${columns.map(quoted).join(", ")}) to stdout`);
    const rows = await text(await copy.readable());
    if (rows !== "") filled.push({ name, columns, rows });
  }
  const lastMigration = readdirSync("db/migrations").sort().at(-1) ?? "";
  return { lastMigration, tables: filled };
}

function quoted(column: string): string {
  return `"${column}"`;
}

if (import.meta.main) {
  const [dataDir = ".data", version = "unnamed"] = process.argv.slice(2);
  const server = await startEmbedded({ dataDir });
  const sql = connect(server.url, { max: 1 });
  const file = `${version}.json.gz`;
  const secret = readFileSync(join(dataDir, "secret"), "utf8").trim();
  const store: StoreDump = { version, secret, ...(await dump(sql)) };
  writeFileSync(file, gzipSync(JSON.stringify(store), { level: 9 }));
  await sql.end();
  await server.stop();
  process.stdout.write(`${file}\n`);
}
