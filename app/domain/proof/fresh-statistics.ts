/** Tells the planner about tables that grew faster than it heard of: a proof joins whole tables, and by a wrong guess takes hours. */
import type { Sql } from "#db/client.server.ts";

/** Looks at what the server itself would look at, sooner: it may be a minute, or switched off, behind a burst of work. */
export async function refreshStatistics(owner: Sql): Promise<void> {
  const stale = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where schemaname = 'public' and n_mod_since_analyze > 1000 + n_live_tup / 10`;
  if (stale.length > 0) await owner.unsafe(`analyze ${stale.map(({ name }) => name).join(", ")}`);
}
