/** The orders of results: each sort's key, its direction, and its form in a cursor. */
import { sql } from "#app/domain/store/store.ts";
import type { Condition } from "./matching.ts";
import type { Cursor, Sort } from "./search-filters.ts";

/**
 * Relevance is public and simple: gigs with every word in the title come first, then the others; each newest first. By rating the
 * freelancer's score decides, as `seller_scores` has it, then the newer gig. `/how-search-sorts` says all of it in words.
 */
export type Tier = 1 | 2;
export const TITLES: Tier = 2;
export const OTHERS: Tier = 1;

const DESCENDING: Record<Sort, boolean> = {
  relevance: true,
  newest: true,
  "price-up": false,
  "price-down": true,
  delivery: false,
  rating: true,
};

/** True when rows come from the larger key down, read from the cursor on. */
export function downwards(sort: Sort, backward: boolean): boolean {
  return DESCENDING[sort] !== backward;
}

export function keyOf(sort: Sort): Condition {
  if (sort === "price-up" || sort === "price-down") return sql`s.from_micros`;
  if (sort === "rating") return sql`s.rating`;
  return sort === "delivery" ? sql`s.delivery_days` : sql`s.published_at`;
}

/** `key` where a query has it under another name. */
export function inOrder(sort: Sort, backward: boolean, key = keyOf(sort)): Condition {
  const way = downwards(sort, backward) ? sql`desc` : sql`asc`;
  return sql`${key} ${way}, s.id ${way}`;
}

/** The key as text, exactly. */
export function keyText(sort: Sort, key = keyOf(sort)): Condition {
  return sort === "newest" || sort === "relevance"
    ? sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : sql`(${key})::text`;
}

/** Rows beyond the cursor; the tier of a cursor by relevance is read apart. */
export function beyond(sort: Sort, cursor: Cursor | null, key = keyOf(sort)): Condition[] {
  if (cursor === null) return [];
  const value = cursor.value.replace(/^\d\./, (tier) => (sort === "relevance" ? "" : tier));
  const typed =
    sort === "newest" || sort === "relevance"
      ? sql`${value}::text::timestamptz`
      : sql`${value}::text::bigint`;
  const way = downwards(sort, cursor.direction === "before") ? sql`<` : sql`>`;
  return [sql`(${key}, s.id) ${way} (${typed}, ${cursor.id})`];
}

export function tierOf(cursor: Pick<Cursor, "value">): Tier {
  return cursor.value.startsWith("2.") ? TITLES : OTHERS;
}
