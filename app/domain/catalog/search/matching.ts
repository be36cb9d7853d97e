/** The conditions of a search as SQL, shared by the page of results and the counts beside it. */
import { sql } from "#app/domain/store/store.ts";
import { MICROS_PER_UNIT } from "#app/domain/kernel/money.ts";
import { BAND_ENDS } from "./search-filters.ts";
import type { SearchFilters } from "./search-filters.ts";
import type { Understood } from "./understand.ts";

/**
 * Condition on `g`: published, by a freelancer who is not suspended. `not in` is a hashed subplan whatever the
 * statistics say. `not exists` becomes a nested loop over all suspended people while the statistics know of none.
 */
export function forSale() {
  return sql`g.state = 'published'
    and g.freelancer_id not in (select id from users where state = 'suspended')`;
}

/** The words as a query of the index; call only when there are any. */
export function queryOf({ text, completions }: Understood) {
  const whole = sql`websearch_to_tsquery('english', ${text})`;
  if (completions.length === 0) return whole;
  const begun = sql`websearch_to_tsquery('english', ${completions.join(" or ")})`;
  return text.trim() === "" ? begun : sql`(${whole} && ${begun})`;
}

export function wordsMatch(understood: Understood | null) {
  return understood === null ? sql`true` : sql`g.search @@ ${queryOf(understood)}`;
}

/** A category holds those beneath it. */
export function inCategory(category: string | null) {
  return category === null
    ? sql`true`
    : sql`(g.category_id = ${category} or g.category_id like ${`${category.replace(/[\\%_]/g, "\\$&")}/%`})`;
}

/** The chosen band, or the limits somebody typed. */
export function inPriceRange(filters: SearchFilters) {
  const [from, below] = bandLimits(filters.band);
  return sql`(${from}::bigint is null or g.from_micros >= ${from}) and (${below}::bigint is null or g.from_micros < ${below})
    and ${withinTyped(filters)}`;
}

export function withinTyped({ minMicros, maxMicros }: SearchFilters) {
  return sql`(${minMicros}::bigint is null or g.from_micros >= ${minMicros})
    and (${maxMicros}::bigint is null or g.from_micros <= ${maxMicros})`;
}

/** Where each band ends, in micros. */
export const BAND_MICROS: readonly bigint[] = BAND_ENDS.map(
  (units) => BigInt(units) * MICROS_PER_UNIT,
);

function bandLimits(band: number | null): [from: bigint | null, below: bigint | null] {
  if (band === null) return [null, null];
  return [BAND_MICROS[band - 1] ?? null, BAND_MICROS[band] ?? null];
}
