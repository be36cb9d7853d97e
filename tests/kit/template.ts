/** Makes the migrated databases that test files copy, live and sandbox, once per state of the migrations. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  prepareSandboxStore,
  prepareStore,
  productTables,
} from "#app/domain/setup/prepare-store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";

const TEMPLATE_LOCK = 4_418_203_377n;

/** Migrations that differ by a letter make different templates, so a stale one is never used. */
function stateOfMigrations(): string {
  const hash = createHash("sha256");
  const add = (file: string) => hash.update(file).update(readFileSync(file));
  if (existsSync("db/migrations"))
    for (const entry of readdirSync("db/migrations", { recursive: true, encoding: "utf8" }).sort())
      if (entry.endsWith(".sql")) add(join("db/migrations", entry));
  add("db/migrate.ts");
  add("db/database-label.ts");
  add("app/domain/setup/prepare-store.ts");
  add("db/sandbox/deadlines-may-move.sql");
  add("package-lock.json");
  hash.update(JSON.stringify(productTables()));
  return hash.digest("hex").slice(0, 16);
}

export function addressOf(serverUrl: string, database: string): string {
  const address = new URL(serverUrl);
  address.pathname = `/${database}`;
  return address.href;
}

export interface Templates {
  live: string;
  sandbox: string;
}

/** Returns the names. Parallel callers wait for the first one. */
export async function prepareTemplates(serverUrl: string): Promise<Templates> {
  const state = stateOfMigrations();
  const names = { live: `template_${state}`, sandbox: `template_sandbox_${state}` };
  const sql = connect(serverUrl, { max: 1 });
  try {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    await dropLeftovers(sql, Object.values(names));
    await prepare(sql, names.live, () => prepareStore(addressOf(serverUrl, names.live)));
    await prepare(sql, names.sandbox, async () => {
      const url = addressOf(serverUrl, names.sandbox);
      const restore = overrideEnv({ sandboxDatabaseUrl: url });
      await prepareSandboxStore(url).finally(restore);
    });
    return names;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Makes the template unless it is there; one that a killed run left half made is made anew. */
async function prepare(sql: Sql, name: string, fill: () => Promise<void>): Promise<void> {
  const [ready] = await sql`select 1 from pg_database where datname = ${name} and datistemplate`;
  if (ready) return;
  await sql`drop database if exists ${sql(name)} with (force)`;
  await sql`create database ${sql(name)}`;
  await fill();
  await closeStore();
  await sql`alter database ${sql(name)} is_template true`;
}

/** Drops databases of killed test runs, and templates of removed migrations. */
async function dropLeftovers(sql: Sql, current: readonly string[]): Promise<void> {
  const rows = await sql<{ name: string; template: boolean; busy: boolean }[]>`
    select datname as name, datistemplate as template,
           exists (select from pg_stat_activity a where a.datname = d.datname) as busy
      from pg_database d
     where datname like 'template\\_%' and datname <> all (${current}::text[]) or datname like 'test\\_%'`;
  for (const row of rows) {
    const maker = Number.parseInt(/^test_(\d+)_/.exec(row.name)?.[1] ?? "0", 10);
    if (row.busy || (maker > 0 && isAlive(maker))) continue;
    if (row.template) await sql`alter database ${sql(row.name)} is_template false`;
    await sql`drop database if exists ${sql(row.name)}`;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
