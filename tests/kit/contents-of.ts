/** Everything a database holds, table by table, as digests: two equal ones prove that nobody wrote anything between. */
import type { Sql } from "#db/client.server.ts";

/** Every table of every schema of ours, the queue's included; `leaveOut` are names that may change. */
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
