/** The read side of the store, one per world, as the application's narrow role. Commands have connections of their own. */
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { isQuery } from "./driver-query.ts";
import { closeConnections } from "./command-connections.ts";
import { heartbeat } from "./heartbeat.ts";
import { ReadPool } from "./read-pool.ts";
import { asJob, databaseOf, inWorld, perWorldAndUse, WORLDS } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";

interface Store {
  pool: ReadPool;
  sql: Sql;
  db: PostgresJsDatabase;
}

interface Place {
  world: World;
  store?: Store;
}

const place = perWorldAndUse((world): Place => ({ world }));

function opened(): Store {
  const here = place();
  here.store ??= open(here.world);
  return here.store;
}

function open(world: World): Store {
  const heart = heartbeat();
  const url = databaseOf(world);
  const pool = new ReadPool(url, () => heart.suspect());
  heart.listen(pool);
  const reader = sending(connect(url, { max: 1 }), pool);
  return { pool, sql: reader, db: drizzle({ client: reader }) };
}

/** Driver functions that reserve a connection; transactions are commands. */
const NEVER: ReadonlySet<PropertyKey> = new Set(["begin", "reserve", "listen", "subscribe", "end"]);

/** A client that builds statements without connecting; the pool sends them. */
function sending(writer: Sql, pool: ReadPool): Sql {
  const sent = <Q>(made: Q): Q => {
    if (isQuery(made)) made.handler = (query) => pool.send(query);
    return made;
  };
  return new Proxy(writer, {
    apply: (target, _self, args: Parameters<Sql>) => sent(target(...args)),
    get: (target, property) => {
      if (NEVER.has(property)) throw new Error(`Reads do not ${String(property)}.`);
      if (property !== "unsafe") return target[property as keyof Sql];
      return (...args: Parameters<Sql["unsafe"]>) => sent(target.unsafe(...args));
    },
  });
}

/** Raw SQL, connected at first use: sql`select …`. `int8` arrives as bigint, `timestamptz` as Date. */
export const sql: Sql = new Proxy((() => {}) as unknown as Sql, {
  apply: (_target, _self, args: Parameters<Sql>) => opened().sql(...args),
  get: (_target, property) => opened().sql[property as keyof Sql],
});

/** Typed selects over the tables of `#db/schema.server.ts`. Not its relational queries, which lose bigint precision. */
export function db(): PostgresJsDatabase {
  return opened().db;
}

/** Ends every connection of both worlds, of people and of jobs; running queries get a moment to finish. */
export async function closeStore(): Promise<void> {
  await Promise.all(
    WORLDS.flatMap((world) =>
      [false, true].map((whether) => inWorld(world, () => asJob(closeHere, whether))),
    ),
  );
}

async function closeHere(): Promise<void> {
  const here = place();
  const closing = here.store;
  delete here.store;
  if (closing !== undefined) heartbeat().forget(closing.pool);
  await Promise.all([closing?.pool.end(), closeConnections()]);
}
