/** Tells the demo once per test run; each test file that begins with it gets a copy of that store and of its files. */
import { mkdirSync, rmSync } from "node:fs";
import { inject } from "vitest";
import { seedWhenEmpty } from "#app/cli/seed.ts";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { connect } from "#db/client.server.ts";
import { demoFiles } from "./demo-files.ts";
import { addressOf } from "./template.ts";

const DEMO_LOCK = 4_418_203_378n;

/**
 * The database to copy. It is told while no worker runs, so that a worker with the real time does none of the work that
 * the demo does with a moved clock. Parallel files wait for the first one; a killed run leaves one that the next run drops.
 */
export async function toldDemo(): Promise<string> {
  const serverUrl = inject("serverUrl");
  const name = `test_${process.ppid}_demo`;
  const sql = connect(serverUrl, { max: 1 });
  try {
    await sql`select pg_advisory_lock(${DEMO_LOCK})`;
    const [told] = await sql`select 1 from pg_database where datname = ${name} and datistemplate`;
    if (told === undefined) {
      await sql`drop database if exists ${sql(name)} with (force)`;
      await sql`create database ${sql(name)} template ${sql(inject("template"))} strategy file_copy`;
      provideDatabase(addressOf(serverUrl, name));
      rmSync(demoFiles(), { recursive: true, force: true });
      mkdirSync(demoFiles());
      const restore = overrideEnv({ dataDir: demoFiles() });
      await seedWhenEmpty();
      await closeStore();
      restore();
      await sql`alter database ${sql(name)} is_template true`;
    }
    return name;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
