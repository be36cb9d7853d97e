/** Switches the database's guards off and on again, to measure their cost. Only for benches. */
import { connect } from "#db/client.server.ts";

/**
 * Switches off every trigger that only refuses: whether a row's command was begun here and is open, whether a state may
 * follow another, whether all commands are sealed. Triggers that set a value (a row's transaction, its job) stay on.
 */
export async function withoutGuards<T>(url: string, run: () => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1, name: "farthing bench" });
  const triggers = await sql<{ table: string; trigger: string }[]>`
    select relname as table, tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and (tgname like '%\\_guard' or tgname like '%\\_lifecycle' or tgname like '%\\_frozen'
                                or tgname = 'commands_sealed_at_commit')`;
  const each = async (verb: "enable" | "disable") => {
    for (const { table, trigger } of triggers)
      await sql.unsafe(`alter table ${table} ${verb} trigger ${trigger}`);
  };
  try {
    await each("disable");
    return await run();
  } finally {
    await each("enable");
    await sql.end({ timeout: 5 });
  }
}
