/** The mark in each database that says whose books it keeps: the live ones or the sandbox's, so that neither is ever taken for the other. */
import type { Sql } from "./client.server.ts";

export type LabelledDatabase = "live" | "sandbox";

/** An address led to the other world's books. Nothing was changed in them. */
export class WrongWorld extends Error {
  override name = "WrongWorld";
}

/**
 * Marks an empty database, and refuses one that is marked otherwise with `WrongWorld`. A database that was in use before
 * there were marks is live. The caller holds the lock of migrations, so two processes never mark differently.
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
