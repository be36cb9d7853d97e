/** Brings a database to the shape this version needs: our migrations, then the job library's own. */
import { existsSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyFolders } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import { Pool } from "pg";
import { connect, serverVersion } from "./client.server.ts";
import { becomeMember, requirePrerequisites } from "./prerequisites.ts";
import { requireWorld } from "./database-label.ts";
import type { LabelledDatabase } from "./database-label.ts";

/** Any number nobody else uses: whoever holds it is migrating. */
const MIGRATION_LOCK = 7_246_183_051n;

const FOLDER = "db/migrations";

/**
 * Applies what is missing; several processes may call it at once. Refuses servers before PostgreSQL 15, databases whose
 * administrator has to do something first, and those of the other world.
 */
export async function migrate(url: string, world: LabelledDatabase = "live"): Promise<void> {
  const sql = connect(url, { max: 2, name: "farthing migrate" });
  try {
    await serverVersion(sql);
    await requirePrerequisites(sql);
    // The lock lives in one connection, so it is kept apart from the one the migrations use.
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
  // A connection that dies is reported here; the query then fails with the reason.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
