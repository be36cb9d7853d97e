/** Searches the market: results, counts by filter, and how the words were understood. */
import { sql } from "#app/domain/store/store.ts";
import type { FacetCounts, FacetGroup } from "./facet-counts.ts";
import { keptCounts } from "./kept-counts.ts";
import { findMatches } from "./find-matches.ts";
import { listAll } from "./list-all.ts";
import type { Found } from "./list-all.ts";
import { resultPage } from "./result-page.ts";
import type { ResultPage } from "./result-page.ts";
import type { SearchFilters } from "./search-filters.ts";
import { understand } from "./understand.ts";
import type { Understood } from "./understand.ts";

export interface SearchResult extends ResultPage {
  /** Null without words, or when all words are too common. */
  understood: Understood | null;
  tooCommon: boolean;
  counts: FacetCounts;
  /** Names of all categories in the counts and the filter. */
  categoryNames: Map<string, string>;
  /** Currency chosen for a price filter or sort, because prices of several currencies cannot be compared. */
  pricesIn: string | null;
  /** Currencies of the gigs found; where none was, those of the words or of all gigs, so that prices keep their sign. */
  currencies: string[];
}

/** Public: gigs for sale that match. */
export async function searchGigs(asked: SearchFilters): Promise<SearchResult> {
  const read = asked.words === "" ? null : await understand(asked.words, asked.exact);
  const tooCommon = read?.tooCommon === true;
  const understood = tooCommon ? null : read;
  const filters: SearchFilters =
    understood === null && asked.sort === "relevance"
      ? { ...asked, sort: "newest", cursor: null }
      : asked;
  const { edges, counts, pricesIn, groups } = await find(filters, understood);
  const [page, categoryNames, currencies] = await Promise.all([
    resultPage(edges, filters.cursor, understood?.query ?? null),
    namesOf([...counts.categories.keys(), ...(asked.category === null ? [] : [asked.category])]),
    currenciesOf(counts, groups),
  ]);
  return { ...page, understood, tooCommon, counts, categoryNames, pricesIn, currencies };
}

/** Typed limits of the price are in no kept count, so such a search counts its matches as one with words does. */
function find(filters: SearchFilters, understood: Understood | null): Promise<Found> {
  const { minMicros, maxMicros } = filters;
  if (understood === null && minMicros === null && maxMicros === null) return listAll(filters);
  return findMatches(filters, understood);
}

async function currenciesOf(counts: FacetCounts, groups: readonly FacetGroup[]): Promise<string[]> {
  if (counts.currencies.size > 0) return [...counts.currencies.keys()];
  const some = groups.length > 0 ? groups : (await keptCounts(null)).groups;
  return [...new Set(some.map(({ currency }) => currency))];
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const parents = ids.map((id) => id.split("/")[0] ?? id);
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from categories where id = any (${[...new Set([...ids, ...parents])]}::text[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
