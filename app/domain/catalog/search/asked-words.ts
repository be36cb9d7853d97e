/** The words that a person wants to be told of, as conditions. Arguments are columns; empty words ask for everything. */
import { sql } from "#app/domain/store/store.ts";

/** Of requests, which are stemmed as English. */
export function hasWords(document: string, words: string) {
  return sql`(${sql(words)} = '' or ${sql(document)} @@ websearch_to_tsquery('english', search_text(${sql(words)})))`;
}

/** Of gigs, each in its own language. */
export function gigHasWords(document: string, words: string) {
  return sql`(${sql(words)} = '' or ${sql(document)} @@ words_asked(${sql(words)}))`;
}
