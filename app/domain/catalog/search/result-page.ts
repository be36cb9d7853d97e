/** One page of results by keyset: stable under ties and while gigs come and go. */
import { sql } from "#app/domain/store/store.ts";
import { listingSelect } from "./gig-listing.ts";
import type { GigListing } from "./gig-listing.ts";
import { forSale, inCategory, inPriceRange, queryOf, wordsMatch } from "./matching.ts";
import type { Cursor, SearchFilters, Sort } from "./search-filters.ts";
import type { Understood } from "./understand.ts";

const PAGE_SIZE = 24;

export interface ResultPage {
  gigs: GigListing[];
  next: Cursor | null;
  previous: Cursor | null;
}

interface Edge {
  id: string;
  value: string;
}

/** `understood` is null when no words were typed. */
export async function resultPage(
  filters: SearchFilters,
  understood: Understood | null,
): Promise<ResultPage> {
  const { cursor } = filters;
  const backward = cursor?.direction === "before";
  const edges = await readEdges(filters, understood);
  const more = edges.length > PAGE_SIZE;
  const kept = edges.slice(0, PAGE_SIZE);
  if (backward) kept.reverse();
  const gigs = await sql<GigListing[]>`
    ${listingSelect()} where g.id = any (${kept.map(({ id }) => id)}::text[])
    order by array_position(${kept.map(({ id }) => id)}::text[], g.id::text)`;
  const cursorAt = (edge: Edge | undefined, direction: "after" | "before", wanted: boolean) =>
    edge === undefined || !wanted ? null : { direction, ...edge };
  return {
    gigs: [...gigs],
    next: cursorAt(kept.at(-1), "after", backward || more),
    previous: cursorAt(kept[0], "before", backward ? more : cursor !== null),
  };
}

async function readEdges(filters: SearchFilters, understood: Understood | null): Promise<Edge[]> {
  const { category, kind, currency, withinDays, cursor, sort } = filters;
  const backward = cursor?.direction === "before";
  const descending = DESCENDING[sort] !== backward;
  const key = keyOf(sort, understood);
  const order = descending ? sql`desc ${nulls(sort, "last")}` : sql`asc ${nulls(sort, "first")}`;
  return sql<Edge[]>`
    select g.id, ${asText(sort, key)} as value from gigs g
    where ${forSale()} and ${wordsMatch(understood)} and ${inCategory(category)}
      and (${kind}::text is null or g.kind = ${kind}) and (${currency}::text is null or g.currency = ${currency})
      and ${inPriceRange(filters)} and (${withinDays}::int is null or g.delivery_days <= ${withinDays})
      ${cursor === null ? sql`` : sql`and (${key}, g.id) ${descending ? sql`<` : sql`>`} (${cursorValue(sort, cursor.value)}, ${cursor.id})`}
    order by ${key} ${order}, g.id ${order} limit ${PAGE_SIZE + 1}`;
}

const DESCENDING: Record<Sort, boolean> = {
  relevance: true,
  newest: true,
  "price-up": false,
  "price-down": true,
  delivery: false,
};

function keyOf(sort: Sort, understood: Understood | null) {
  // Divided by the text's length (in logarithm), so that a long description does not win by its size.
  if (sort === "relevance" && understood !== null)
    return sql`ts_rank(g.search, ${queryOf(understood)}, 1)`;
  if (sort === "price-up" || sort === "price-down") return sql`g.from_micros`;
  return sort === "delivery" ? sql`g.delivery_days` : sql`g.published_at`;
}

/** The index on `published_at` puts nulls last, and is only used by an order that says so too. */
function nulls(sort: Sort, place: "first" | "last") {
  if (sort !== "newest" && sort !== "relevance") return sql``;
  return place === "last" ? sql`nulls last` : sql`nulls first`;
}

function asText(sort: Sort, key: ReturnType<typeof keyOf>) {
  return sort === "newest"
    ? sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : sql`(${key})::text`;
}

function cursorValue(sort: Sort, value: string) {
  if (sort === "relevance") return sql`${value}::text::real`;
  if (sort === "newest") return sql`${value}::text::timestamptz`;
  return sort === "delivery" ? sql`${value}::text::int` : sql`${value}::text::bigint`;
}
