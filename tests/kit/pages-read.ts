/** Counts pages of tables and indexes that reads take from the store, in memory or not. Needs a pool of one connection, whose statistics can be read. */
import { sql } from "#app/domain/store/store.ts";

/** Pages that `run` reads the second time, when plans and catalogue are known. */
export async function pagesRead<T>(run: () => Promise<T>): Promise<{ pages: number; result: T }> {
  await run();
  const before = await pages();
  const result = await run();
  return { pages: (await pages()) - before, result };
}

async function pages(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`;
  await sql`select 1`;
  const [row] = await sql<{ pages: number }[]>`
    select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit + coalesce(toast_blks_read + toast_blks_hit, 0))::int as pages
    from pg_statio_user_tables`;
  return row?.pages ?? 0;
}
