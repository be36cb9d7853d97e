/** The words that a person wants to be told of, as a condition: the same for new gigs and for new requests. */
import { sql } from "#app/domain/store/store.ts";

/** `document` and `words` are columns; empty words ask for everything. */
export function hasWords(document: string, words: string) {
  return sql`(${sql(words)} = '' or ${sql(document)} @@ websearch_to_tsquery('english', search_text(${sql(words)})))`;
}
