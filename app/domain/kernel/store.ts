/** The pool that reads go through, as the application's narrow role. Commands have lanes of their own. */
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { applicationConnection, parseMoments } from "./lane.ts";
import { closeLanes } from "./lanes.ts";

interface Store {
  sql: Sql;
  db: PostgresJsDatabase;
}

let store: Store | undefined;

function opened(): Store {
  store ??= openPool();
  return store;
}

function openPool(): Store {
  const pool = connect(env.databaseUrl, {
    ...applicationConnection(),
    max: env.poolSize,
    name: "farthing",
    onclose: () => replace(pool),
  });
  const made = { sql: pool, db: drizzle({ client: pool }) };
  parseMoments(pool);
  return made;
}

/**
 * A connection that the driver lost while something was still to be written can stay unusable for ever (its timer is never
 * reset), so one lost connection retires the whole pool: the next query opens a new one.
 */
function replace(pool: Sql): void {
  if (store?.sql !== pool) return;
  store = undefined;
  void pool.end({ timeout: 5 }).catch(() => {});
}

/** Raw SQL, opened at first use: sql`select …`. Integers of eight bytes arrive as bigint, moments as Date. */
export const sql: Sql = new Proxy((() => {}) as unknown as Sql, {
  apply: (_target, _self, args: Parameters<Sql>) => opened().sql(...args),
  get: (_target, property) => opened().sql[property as keyof Sql],
});

/** Typed selects over the tables of `#db/schema.server.ts`. Never its relational queries: they lose bigint precision. */
export function db(): PostgresJsDatabase {
  return opened().db;
}

/** Ends every connection, letting running queries finish for a moment. */
export async function closeStore(): Promise<void> {
  const closing = store;
  store = undefined;
  await Promise.all([closing?.sql.end({ timeout: 5 }), closeLanes()]);
}
