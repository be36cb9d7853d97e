/** The pool that reads go through, one for each world, as the application's narrow role. Commands have lanes of their own. */
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { applicationConnection, parseMoments } from "./lane.ts";
import { closeLanes } from "./lanes.ts";
import { databaseOf, inWorld, perWorld, WORLDS } from "./world.ts";
import type { World } from "./world.ts";

interface Store {
  sql: Sql;
  db: PostgresJsDatabase;
}

interface Place {
  world: World;
  store?: Store;
}

const place = perWorld((world): Place => ({ world }));

function opened(): Store {
  const here = place();
  here.store ??= openPool(here);
  return here.store;
}

function openPool(here: Place): Store {
  const pool = connect(databaseOf(here.world), {
    ...applicationConnection(),
    max: env.poolSize,
    name: "farthing",
    onclose: () => replace(here, pool),
  });
  const made = { sql: pool, db: drizzle({ client: pool }) };
  parseMoments(pool);
  return made;
}

/**
 * A connection that the driver lost while something was still to be written can stay unusable for ever (its timer is never
 * reset), so one lost connection retires the whole pool: the next query opens a new one.
 */
function replace(here: Place, pool: Sql): void {
  if (here.store?.sql !== pool) return;
  delete here.store;
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

/** Ends every connection of both worlds, letting running queries finish for a moment. */
export async function closeStore(): Promise<void> {
  await Promise.all(WORLDS.map((world) => inWorld(world, closeHere)));
}

async function closeHere(): Promise<void> {
  const here = place();
  const closing = here.store;
  delete here.store;
  await Promise.all([closing?.sql.end({ timeout: 5 }), closeLanes()]);
}
