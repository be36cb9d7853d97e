/** Which currency prices are compared in. Pure. */
import type { FacetCounts } from "./facet-counts.ts";
import type { SearchFilters } from "./search-filters.ts";

/** The most common currency when prices matter, none was chosen and there are several. */
export function settledCurrency(
  filters: SearchFilters,
  counts: FacetCounts,
): SearchFilters["currency"] {
  const { sort, band, minMicros, maxMicros, currency } = filters;
  const pricesMatter =
    sort.startsWith("price") || band !== null || minMicros !== null || maxMicros !== null;
  if (!pricesMatter || currency !== null || counts.currencies.size < 2) return null;
  const [commonest] = [...counts.currencies].sort((a, b) => b[1] - a[1]);
  return (commonest?.[0] ?? null) as SearchFilters["currency"];
}
