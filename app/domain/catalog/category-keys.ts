/** Gives categories of earlier versions their name key, which the store cannot compute. */
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import { categoryKey } from "./category-name.ts";

/**
 * Idempotent. Of two categories of one parent with the same key the first keeps it; the other stays without, so that no name
 * leads to it.
 */
export async function keyCategories(sql: Sql | TxSql): Promise<void> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from categories where name_key is null order by id`;
  if (rows.length === 0) return;
  const keys = rows.map(({ name }) => categoryKey(name));
  await sql`
    update categories c set name_key = k.key
    from (select distinct on (coalesce(c.parent_id, ''), n.key) n.id, n.key
          from unnest(${rows.map(({ id }) => id)}::text[], ${keys}::text[]) as n(id, key) join categories c on c.id = n.id
          where not exists (select from categories o where coalesce(o.parent_id, '') = coalesce(c.parent_id, '') and o.name_key = n.key)
          order by coalesce(c.parent_id, ''), n.key, n.id) k
    where c.id = k.id and c.name_key is null`;
}
