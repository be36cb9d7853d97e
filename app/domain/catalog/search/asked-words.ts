/** The words that a person wants to be told of, as conditions. Arguments are columns; empty words ask for everything. */
import { sql } from "#app/domain/store/store.ts";

/** Of requests, which are stemmed as English. */
export function hasWords(document: string, words: string) {
  return sql`(${sql(words)} = '' or ${sql(document)} @@ websearch_to_tsquery('english', search_text(${sql(words)})))`;
}

/**
 * Of gigs, each in its own language: the words as a query. Asked once for each search, not for each gig: with many languages it takes
 * a quarter of a millisecond.
 */
export function wordsOfGigs(words: string) {
  return sql`words_asked(${sql(words)})`;
}
