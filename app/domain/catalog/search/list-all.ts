/** A search without words: kept counts say how many gigs there are, and an index has the order. */
import { addUp } from "./facet-counts.ts";
import type { FacetCounts, FacetGroup } from "./facet-counts.ts";
import { keptGroups } from "./facet-groups.ts";
import { gather } from "./gathered.ts";
import type { Edge } from "./gathered.ts";
import { all, fitting, inCategory } from "./matching.ts";
import { WANTED } from "./result-page.ts";
import type { SearchFilters } from "./search-filters.ts";
import { settledCurrency } from "./settled-currency.ts";
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
  const groups = await keptGroups(filters.category);
  const pricesIn = settledCurrency(filters, addUp(groups, filters));
  const settled = pricesIn === null ? filters : { ...filters, currency: pricesIn };
  const counts = addUp(groups, settled);
  return { edges: await listed(settled, counts.total ?? 0), counts, groups, pricesIn };
}

async function listed(filters: SearchFilters, total: number): Promise<Edge[]> {
  if (total === 0) return [];
  const asked = { filters, query: null, most: WANTED };
  if (total > FEW) return walk(asked);
  const match = all([...inCategory(filters), ...fitting(filters)]);
  return (await gather(asked, match, false)).edges;
}
