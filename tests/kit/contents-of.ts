/** Digests of everything in a database, by table: equal digests prove that nothing was written in between. */
import type { Sql } from "#db/client.server.ts";

/** Every table of our schemas, also the queue's; `leaveOut` names tables that may change. */
export async function contentsOf(
  owner: Sql,
  leaveOut: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    if (leaveOut.includes(name)) continue;
    const [row] = await owner.unsafe<{ digest: string }[]>(
      `select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest from ${name} t`,
    );
    contents[name] = row?.digest ?? "";
  }
  return contents;
}
