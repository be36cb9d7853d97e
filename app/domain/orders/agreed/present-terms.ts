/** SQL: what an agreed order `o` comes to now, with the accepted changes. Its row keeps the first agreement. */
import { sql } from "#app/domain/store/store.ts";

/**
 * A join to write behind `orders o`; the alias is `a`, all of whose columns are null for other orders. Lines that were left out
 * are gone; a price that was lowered is the lower one.
 */
export function presentTerms() {
  return sql`
    left join lateral (
      select sum(l.price)::bigint as total, sum(div(l.price::numeric * o.commission_bps, 10000))::bigint as commission,
             count(*)::int as count, count(*) filter (where l.task_id is null)::int as unfunded,
             json_agg(json_build_object('label', l.title, 'micros', l.price::text) order by l.position) as lines
      from (
        select position, title, task_id, price_micros - coalesce((
                 select sum(c.price_micros) from order_changes c
                 where c.order_id = n.order_id and c.task_id = n.task_id and c.kind = 'lower' and c.state = 'accepted'), 0) as price
        from order_lines n where o.agreed and n.order_id = o.id and n.dropped_at is null
      ) l
    ) a on o.agreed`;
}
