/** Fills an empty, migrated database quickly with a consistent history of many transfers, to measure the effect of size. */
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { rebuildIndexes, takeIndexesOff } from "./history/indexes.ts";
import { planStatements, sizeFor } from "./history/plan.ts";
import { ACCOUNTS, LONG_TABLES, SIGN_UPS, WHOLE_TABLES } from "./history/rows.ts";

export interface HistoryAsked {
  /** The approximate number; the exact one is returned. */
  transfers: number;
  say: (line: string) => void;
}

/** Each part is short enough that rows are stored in the order of time, as if they had been written then. */
const CHUNKS = 100;

/** Two parallel streams, one for each core. Each table needs only the plan, so their order does not matter. */
const STREAMS = [
  ["transfers", "commands", "events"],
  ["task_transitions", "tasks", "deliveries", "orders"],
] as const;

/**
 * Writes people, gigs, orders, tasks and their lives, deposits, payouts, clearing and the transfers of all of them,
 * so that every check is green. Needs a superuser, because it switches the guards off while it writes.
 */
export async function fillHistory(
  url: string,
  { transfers, say }: HistoryAsked,
): Promise<{ transfers: number; tasks: number }> {
  const begun = performance.now();
  const tell = (line: string) =>
    say(`${((performance.now() - begun) / 1000).toFixed(0)} s: ${line}`);
  const sql = connect(url, { max: 1, name: "farthing history" });
  try {
    await prepare(sql);
    const [full] = await sql`select from transfers limit 1`;
    if (full !== undefined) throw new Error("A history is written into empty books only.");
    const size = sizeFor(transfers);
    tell(`planning ${size.orders} orders of ${size.people} people`);
    for (const statement of planStatements(size)) await sql.unsafe(statement);
    await sql`create table history.offsets as select 1000 + 3 * count(*) as escrow from history.people`;
    const off = await takeIndexesOff(sql, ["accounts", "clearings", ...STREAMS.flat()]);
    for (const statement of SIGN_UPS) await sql.unsafe(statement);
    await writeLong(url, sql, tell);
    for (const statement of [...WHOLE_TABLES, ...ACCOUNTS]) await sql.unsafe(statement);
    await sql`select setval(pg_get_serial_sequence('accounts', 'id'), (select max(id) from accounts))`;
    tell("building indexes");
    await rebuildIndexes(url, off);
    await sql`drop schema history cascade`;
    await sql`set session_replication_role = origin`;
    await sql`select search_put(array(select id from gigs))`;
    await sql`select fold_search()`;
    tell("vacuuming");
    await sql`vacuum analyze`;
    const [made] = await sql<{ transfers: number; tasks: number }[]>`
      select (select count(*) from transfers)::int as transfers, (select count(*) from tasks)::int as tasks`;
    if (made === undefined) throw new Error("The history cannot be counted.");
    tell(`${made.transfers} transfers of ${made.tasks} tasks`);
    return made;
  } finally {
    await sql.end();
  }
}

async function prepare(sql: Sql): Promise<void> {
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  await sql`set work_mem = '256MB'`;
  await sql`set client_min_messages = warning`;
  await sql`set plan_cache_mode = force_custom_plan`;
}

async function writeLong(url: string, sql: Sql, tell: (line: string) => void): Promise<void> {
  const [{ last } = { last: 0 }] = await sql<{ last: number }[]>`
    select max(place)::int as last from history.steps`;
  await Promise.all(
    STREAMS.map(async (tables) => {
      const stream = connect(url, { max: 1, name: "farthing history" });
      await prepare(stream);
      for (const table of tables) {
        for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
          const from = Math.floor((last * chunk) / CHUNKS) + 1;
          const to = Math.floor((last * (chunk + 1)) / CHUNKS);
          await stream.unsafe(LONG_TABLES[table], [from, to]);
        }
        tell(`${table} written`);
      }
      await stream.end();
    }),
  );
}
