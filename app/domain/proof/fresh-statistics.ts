/** Updates the planner's statistics before a full proof: with stale ones, its joins of whole tables can take hours. */
import type { Sql } from "#db/client.server.ts";

/** Analyzes what autovacuum would (10 % changed); after a burst of work that may be a minute late, or switched off. */
export async function refreshStatistics(owner: Sql): Promise<void> {
  const stale = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where schemaname = 'public' and n_mod_since_analyze > 1000 + n_live_tup / 10`;
  if (stale.length > 0) await owner.unsafe(`analyze ${stale.map(({ name }) => name).join(", ")}`);
}
