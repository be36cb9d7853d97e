/** The label of each database, live or sandbox, so that neither is taken for the other. */
import type { Sql } from "./client.server.ts";

export type LabelledDatabase = "live" | "sandbox";

/** The address leads to the other world's database. Nothing was changed there. */
export class WrongWorld extends Error {
  override name = "WrongWorld";
}

/**
 * Labels an empty database; refuses one with the other label with `WrongWorld`. A database without a label that is in use is
 * live. The caller holds the migration lock, so two processes never write different labels.
 */
export async function requireWorld(sql: Sql, wanted: LabelledDatabase): Promise<void> {
  const mark = await readMark(sql);
  const found = mark ?? ((await isInUse(sql)) ? "live" : wanted);
  if (found !== wanted)
    throw new WrongWorld(
      wanted === "sandbox"
        ? "The database for the sandbox holds real books. Give the sandbox an empty one of its own."
        : "This database is a sandbox: its money is pretend. Real books need a database of their own.",
    );
  if (mark !== null) return;
  await sql`create table if not exists world_mark (world text primary key)`;
  await sql`insert into world_mark (world) values (${wanted})`;
}

async function readMark(sql: Sql): Promise<LabelledDatabase | null> {
  const [table] = await sql`select 1 where to_regclass('public.world_mark') is not null`;
  if (table === undefined) return null;
  const [row] = await sql<{ world: LabelledDatabase }[]>`select world from world_mark`;
  return row?.world ?? null;
}

async function isInUse(sql: Sql): Promise<boolean> {
  const [table] = await sql`select 1 where to_regclass('public.users') is not null`;
  return table !== undefined;
}
