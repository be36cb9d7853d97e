/** The one pool of connections the business works through, as the application's narrow role. */
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";

interface Store {
  sql: Sql;
  db: PostgresJsDatabase;
}

let store: Store | undefined;

function opened(): Store {
  store ??= openPool();
  return store;
}

const TIMESTAMPTZ = 1184;

function openPool(): Store {
  const pool = connect(env.databaseUrl, {
    role: "farthing_app",
    max: env.poolSize,
    statementTimeoutMs: env.commandLimitMs,
    idleInTransactionMs: env.commandLimitMs,
    name: "farthing",
  });
  const db = drizzle({ client: pool });
  // drizzle leaves moments as text for its own mapping; raw queries want a Date, and the mapping takes one too.
  pool.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
  return { sql: pool, db };
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

/** Ends the pool, letting running queries finish for a moment. */
export async function closeStore(): Promise<void> {
  const closing = store;
  store = undefined;
  await closing?.sql.end({ timeout: 5 });
}
