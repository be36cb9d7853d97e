/** Reads the enclosures of an order: a column for the queries of its pages, so that no page needs another query. */
import { filesOfCommand } from "#app/domain/files/read-files.ts";
import type { AttachedFile } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";

type Fragment = ReturnType<typeof sql>;

export interface Enclosure {
  id: string;
  side: "buyer" | "freelancer";
  note: string;
  /** ISO 8601: it comes out of a JSON column. */
  at: string;
  files: AttachedFile[];
}

/** A column: the enclosures, oldest first. `orderId` names a column: `o.id`. */
export function enclosuresOf(orderId: string): Fragment {
  return sql`coalesce((
    select json_agg(json_build_object('id', e.id, 'side', e.side, 'note', e.note,
                                      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                      'files', ${filesOfCommand("e.subject")}) order by e.id)
    from (select n.*, coalesce(n.files_of, n.id) as subject from order_enclosures n where n.order_id = ${sql(orderId)}) e), '[]'::json)`;
}
