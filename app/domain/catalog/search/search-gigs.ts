/** Searching the market: results, counts beside them, and what to try when there is nothing. */
import { sql } from "#app/domain/store/store.ts";
import { addUp, facetGroups } from "./facet-counts.ts";
import type { FacetCounts } from "./facet-counts.ts";
import { resultPage } from "./result-page.ts";
import type { ResultPage } from "./result-page.ts";
import type { SearchFilters } from "./search-filters.ts";
import { understand } from "./understand.ts";
import type { Understood } from "./understand.ts";

export interface SearchResult extends ResultPage {
  /** Null when no words were typed, or only words too common to choose anything. */
  understood: Understood | null;
  tooCommon: boolean;
  counts: FacetCounts;
  /** Names of the categories the counts and the filter mention. */
  categoryNames: Map<string, string>;
  /** Prices of several currencies cannot be compared, so a price filter or sort settled on this one. */
  pricesIn: string | null;
}

/** Public: what is for sale and fits. */
export async function searchGigs(asked: SearchFilters): Promise<SearchResult> {
  const read = asked.words === "" ? null : await understand(asked.words, asked.exact);
  const tooCommon = read?.tooCommon === true;
  const understood = tooCommon ? null : read;
  const filters: SearchFilters =
    understood === null && asked.sort === "relevance"
      ? { ...asked, sort: "newest", cursor: null }
      : asked;
  const groups = await facetGroups(filters, understood);
  const pricesIn = settledCurrency(filters, addUp(groups, filters));
  const settled = pricesIn === null ? filters : { ...filters, currency: pricesIn };
  const counts = addUp(groups, settled);
  const [page, categoryNames] = await Promise.all([
    resultPage(settled, understood),
    namesOf([...counts.categories.keys(), ...(asked.category === null ? [] : [asked.category])]),
  ]);
  return { ...page, understood, tooCommon, counts, categoryNames, pricesIn };
}

/** The commonest currency, when prices matter, nobody chose one, and there are several. */
function settledCurrency(filters: SearchFilters, counts: FacetCounts): SearchFilters["currency"] {
  const { sort, band, minMicros, maxMicros, currency } = filters;
  const pricesMatter =
    sort.startsWith("price") || band !== null || minMicros !== null || maxMicros !== null;
  if (!pricesMatter || currency !== null || counts.currencies.size < 2) return null;
  const [commonest] = [...counts.currencies].sort((a, b) => b[1] - a[1]);
  return (commonest?.[0] ?? null) as SearchFilters["currency"];
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const parents = ids.map((id) => id.split("/")[0] ?? id);
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from categories where id = any (${[...new Set([...ids, ...parents])]}::text[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
