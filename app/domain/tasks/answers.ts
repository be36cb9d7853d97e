/** Reads an order's questions with their answers: a column for the queries of its pages, so that no page needs another query. */
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import { filesOfCommand } from "#app/domain/files/read-files.ts";
import type { AttachedFile } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";

export interface AnsweredQuestion extends AskedQuestion {
  /** Null until the buyer answers. */
  answer: {
    /** Empty for files. */
    value: string;
    /** ISO 8601: it comes out of a JSON column. */
    at: string;
    files: AttachedFile[];
  } | null;
}

/** A column: the questions as they were asked, in their order. `order` names the order's table or alias: `o`. */
export function answersOf(order: string) {
  return sql`coalesce((
    select json_agg(q.value || jsonb_build_object('answer', case when a.id is not null then
             jsonb_build_object('value', a.value, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                'files', ${filesOfCommand("a.id")}) end) order by q.place)
    from jsonb_array_elements(${sql(`${order}.questions`)}) with ordinality q(value, place)
    left join order_answers a on a.order_id = ${sql(`${order}.id`)} and a.question = q.value->>'key'), '[]'::json)`;
}
