/** Reads the enclosures of an order: a column for the queries of its pages, so that no page needs another query. */
import { sql } from "#app/domain/store/store.ts";

type Fragment = ReturnType<typeof sql>;

export interface Enclosure {
  id: string;
  side: "buyer" | "freelancer";
  note: string;
  /** ISO 8601: it comes out of a JSON column. */
  at: string;
  files: Array<{ id: string; name: string; bytes: number }>;
}

/** A column: the enclosures, oldest first. `orderId` names a column: `o.id`. */
export function enclosuresOf(orderId: string): Fragment {
  return sql`coalesce((
    select json_agg(json_build_object('id', e.id, 'side', e.side, 'note', e.note,
                                      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                      'files', (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.id), '[]'::json)
                                                from files f where f.subject_id = e.id)) order by e.id)
    from order_enclosures e where e.order_id = ${sql(orderId)}), '[]'::json)`;
}
