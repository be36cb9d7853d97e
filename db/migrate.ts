/** Migrates a database to this version: our migrations, then graphile-worker's. */
import { existsSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyFolders } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import { Pool } from "pg";
import { connect, serverVersion } from "./client.server.ts";
import { becomeMember, requirePrerequisites } from "./prerequisites.ts";
import { requireWorld } from "./database-label.ts";
import type { LabelledDatabase } from "./database-label.ts";

/** Key of the advisory lock of migrations; an arbitrary number. */
const MIGRATION_LOCK = 7_246_183_051n;

const FOLDER = "db/migrations";

/**
 * Applies missing migrations; safe in several processes at once. Refuses servers before PostgreSQL 15, databases that lack a
 * prerequisite and databases of the other world.
 */
export async function migrate(url: string, world: LabelledDatabase = "live"): Promise<void> {
  const sql = connect(url, { max: 2, name: "farthing migrate" });
  try {
    await serverVersion(sql);
    await requirePrerequisites(sql);
    // Connection for the lock alone, apart from that of the migrations.
    const keeper = await sql.reserve();
    try {
      await keeper`select pg_advisory_lock(${MIGRATION_LOCK})`;
      await requireWorld(sql, world);
      await becomeMember(sql);
      if (existsSync(FOLDER))
        await applyFolders(drizzle({ client: sql }), { migrationsFolder: FOLDER });
      await migrateJobs(url);
    } finally {
      await keeper`select pg_advisory_unlock(${MIGRATION_LOCK})`;
      keeper.release();
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function migrateJobs(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  // A connection that dies emits an error here; its query fails with the reason.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
