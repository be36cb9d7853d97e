/** Drops the indexes of tables before a large write, and builds them again afterwards, two at a time. */
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";

/** A statement that builds one index again. */
export type Rebuilding = string;

/** Keeps keys that other tables refer to. Returns the statements that rebuild the dropped indexes. */
export async function takeIndexesOff(sql: Sql, tables: string[]): Promise<Rebuilding[]> {
  const rows = await sql<{ off: string; again: string }[]>`
    select case when c.conname is null then format('drop index %I', i.indexrelid::regclass)
                else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as off,
           case when c.conname is null then pg_get_indexdef(i.indexrelid)
                else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as again
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
    where i.indrelid = any(${tables}::text[]::regclass[])
      and not exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = i.indrelid and f.conindid = i.indexrelid)
      and not exists (select from pg_inherits h where h.inhrelid = i.indexrelid)
    order by pg_relation_size(i.indrelid) desc`;
  for (const { off } of rows) await sql.unsafe(off);
  return rows.map(({ again }) => again);
}

export async function rebuildIndexes(url: string, rebuildings: Rebuilding[]): Promise<void> {
  const waiting = [...rebuildings];
  const build = async () => {
    const sql = connect(url, { max: 1, name: "farthing history" });
    await sql`set maintenance_work_mem = '1GB'`;
    await sql`set max_parallel_maintenance_workers = 0`;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await sql.unsafe(next);
    await sql.end();
  };
  await Promise.all([build(), build()]);
}
