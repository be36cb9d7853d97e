/** A search without words: kept counts say how many gigs there are, and an index has the order. */
import { sql } from "#app/domain/store/store.ts";
import { addUp } from "./facet-counts.ts";
import type { FacetCounts, FacetGroup } from "./facet-counts.ts";
import { keptCounts } from "./kept-counts.ts";
import { sortMatches } from "./gathered.ts";
import type { Edge } from "./gathered.ts";
import { all } from "./matching.ts";
import { WANTED } from "./result-page.ts";
import type { SearchFilters } from "./search-filters.ts";
import { pricesMatter, settleCurrency } from "./settled-currency.ts";
import { walk } from "./walked.ts";

export interface Found {
  edges: Edge[];
  counts: FacetCounts;
  groups: FacetGroup[];
  pricesIn: SearchFilters["currency"];
}

/** So few gigs are read and sorted; more are read in order, where one in so many rows fits. */
const FEW = 1_000;

export async function listAll(filters: SearchFilters): Promise<Found> {
  const { kind, currency, withinDays, sort } = filters;
  const indexed = !pricesMatter(filters) && (kind ?? currency ?? withinDays) === null;
  if (indexed && (sort === "newest" || filters.category === null)) {
    const [{ groups }, edges] = await Promise.all([
      keptCounts(filters.category),
      walk({ filters, query: null, most: WANTED }),
    ]);
    return { edges, counts: addUp(groups, filters), groups, pricesIn: null };
  }
  const { groups } = await keptCounts(filters.category);
  const { filters: settled, pricesIn } = settleCurrency(filters, groups);
  const counts = addUp(groups, settled);
  const shown = pricesIn === null ? addUp(groups, filters) : counts;
  return { edges: await listed(settled, groups, counts), counts: shown, groups, pricesIn };
}

function listed(
  filters: SearchFilters,
  groups: readonly FacetGroup[],
  { total }: FacetCounts,
): Promise<Edge[]> {
  const asked = { filters, query: null, most: WANTED };
  if ((total ?? 0) > FEW) return walk(asked);
  // An index begins with the top categories. Where none is chosen, all that have gigs are named to it.
  const tops = [...new Set(groups.map(({ category }) => category.split("/")[0] ?? ""))];
  const anywhere = filters.category === null ? [sql`s.top = any (${tops}::text[])`] : [];
  return sortMatches(asked, all(anywhere));
}
