/** Searches the market: results, facet counts, and suggestions when there are none. */
import { sql } from "#app/domain/store/store.ts";
import { addUp, facetGroups } from "./facet-counts.ts";
import { forSale } from "./matching.ts";
import type { FacetCounts, FacetGroup } from "./facet-counts.ts";
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
  const groups = await facetGroups(filters, understood);
  const pricesIn = settledCurrency(filters, addUp(groups, filters));
  const settled = pricesIn === null ? filters : { ...filters, currency: pricesIn };
  const counts = addUp(groups, settled);
  const [page, categoryNames, currencies] = await Promise.all([
    resultPage(settled, understood),
    namesOf([...counts.categories.keys(), ...(asked.category === null ? [] : [asked.category])]),
    currenciesOf(counts, groups),
  ]);
  return { ...page, understood, tooCommon, counts, categoryNames, pricesIn, currencies };
}

/** The most common currency when prices matter, none was chosen and there are several. */
function settledCurrency(filters: SearchFilters, counts: FacetCounts): SearchFilters["currency"] {
  const { sort, band, minMicros, maxMicros, currency } = filters;
  const pricesMatter =
    sort.startsWith("price") || band !== null || minMicros !== null || maxMicros !== null;
  if (!pricesMatter || currency !== null || counts.currencies.size < 2) return null;
  const [commonest] = [...counts.currencies].sort((a, b) => b[1] - a[1]);
  return (commonest?.[0] ?? null) as SearchFilters["currency"];
}

async function currenciesOf(counts: FacetCounts, groups: FacetGroup[]): Promise<string[]> {
  if (counts.currencies.size > 0) return [...counts.currencies.keys()];
  if (groups.length > 0) return [...new Set(groups.map(({ currency }) => currency))];
  const rows = await sql<{ currency: string }[]>`
    select distinct g.currency from gigs g where ${forSale()}`;
  return rows.map(({ currency }) => currency);
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const parents = ids.map((id) => id.split("/")[0] ?? id);
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from categories where id = any (${[...new Set([...ids, ...parents])]}::text[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
