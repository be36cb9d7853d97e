/** Conditions of a search as SQL, shared by result pages and counts. */
import { sql } from "#app/domain/store/store.ts";
import { MICROS_PER_UNIT } from "#app/domain/kernel/money.ts";
import { BAND_ENDS } from "./search-filters.ts";
import type { SearchFilters } from "./search-filters.ts";
import type { Understood } from "./understand.ts";

/**
 * Condition on `g`: published, freelancer not suspended. `not in` is a hashed subplan whatever the statistics say; `not exists`
 * becomes a nested loop over all suspended people while the statistics know of none (decision 30).
 */
export function forSale() {
  return sql`g.state = 'published'
    and g.freelancer_id not in (select id from users where state = 'suspended')`;
}

/** A `tsquery` as a parameter is one value; a function of a parameter would be computed for each gig under a generic plan. */
export function queryOf({ query }: Understood) {
  return sql`${query}::tsquery`;
}

export function wordsMatch(understood: Understood | null) {
  return understood === null ? sql`true` : sql`g.search @@ ${queryOf(understood)}`;
}

/** A category includes its subcategories. */
export function inCategory(category: string | null) {
  return category === null
    ? sql`true`
    : sql`(g.category_id = ${category} or g.category_id like ${`${category.replace(/[\\%_]/g, "\\$&")}/%`})`;
}

/** The chosen price band and the typed price limits. */
export function inPriceRange(filters: SearchFilters) {
  const [from, below] = bandLimits(filters.band);
  return sql`(${from}::bigint is null or g.from_micros >= ${from}) and (${below}::bigint is null or g.from_micros < ${below})
    and ${withinTyped(filters)}`;
}

export function withinTyped({ minMicros, maxMicros }: SearchFilters) {
  return sql`(${minMicros}::bigint is null or g.from_micros >= ${minMicros})
    and (${maxMicros}::bigint is null or g.from_micros <= ${maxMicros})`;
}

/** Upper ends of the price bands, in micros. */
export const BAND_MICROS: readonly bigint[] = BAND_ENDS.map(
  (units) => BigInt(units) * MICROS_PER_UNIT,
);

function bandLimits(band: number | null): [from: bigint | null, below: bigint | null] {
  if (band === null) return [null, null];
  return [BAND_MICROS[band - 1] ?? null, BAND_MICROS[band] ?? null];
}
