/** Conditions of a search as SQL, on `search_gigs s`: only those that are asked for, so that each kind of search has a plan of its own. */
import type { PendingQuery, Row } from "postgres";
import { sql } from "#app/domain/store/store.ts";
import { MICROS_PER_UNIT } from "#app/domain/kernel/money.ts";
import { BAND_ENDS, DELIVERY_CHOICES } from "./search-filters.ts";
import type { SearchFilters } from "./search-filters.ts";

export type Condition = PendingQuery<Row[]>;

/** Upper ends of the price bands, in micros; `search_put` has the same. */
const BAND_MICROS: readonly bigint[] = BAND_ENDS.map((units) => BigInt(units) * MICROS_PER_UNIT);

export function all(conditions: readonly Condition[]): Condition {
  return conditions.reduce((before, each) => sql`${before} and ${each}`, sql`true`);
}

/** A category at the top includes its subcategories. */
export function inCategory({ category }: SearchFilters): Condition[] {
  if (category === null) return [];
  return [category.includes("/") ? sql`s.category_id = ${category}` : sql`s.top = ${category}`];
}

/** The typed price limits. */
export function withinTyped({ minMicros, maxMicros }: SearchFilters): Condition[] {
  return [
    ...(minMicros === null ? [] : [sql`s.from_micros >= ${minMicros}`]),
    ...(maxMicros === null ? [] : [sql`s.from_micros <= ${maxMicros}`]),
  ];
}

/** All filters but the category. */
export function fitting(filters: SearchFilters): Condition[] {
  const { kind, currency, band, withinDays } = filters;
  const choice = DELIVERY_CHOICES.findIndex((days) => days === withinDays);
  return [
    ...(kind === null ? [] : [sql`s.kind = ${kind}`]),
    ...(currency === null ? [] : [sql`s.currency = ${currency}`]),
    ...(band === null ? [] : inBand(filters, band)),
    ...(withinDays === null ? [] : [sql`s.delivery <= ${choice}`]),
    ...withinTyped(filters),
  ];
}

/** In order of the price a band is a part of the index of prices. */
function inBand({ sort }: SearchFilters, band: number): Condition[] {
  if (!sort.startsWith("price")) return [sql`s.band = ${band}`];
  const [from, below] = [BAND_MICROS[band - 1], BAND_MICROS[band]];
  return [
    ...(from === undefined ? [] : [sql`s.from_micros >= ${from}`]),
    ...(below === undefined ? [] : [sql`s.from_micros < ${below}`]),
  ];
}

/** By the index of words. */
export function found(query: string): Condition {
  return sql`s.search @@ ${query}::tsquery`;
}

/** Read in each row: a function is no operator, so that no plan takes the index of words for it. */
export function holds(query: string): Condition {
  return sql`ts_match_vq(s.search, ${query}::tsquery)`;
}
