/** Which currency prices are compared in. Pure. */
import { addUp } from "./facet-counts.ts";
import type { FacetGroup } from "./facet-counts.ts";
import type { SearchFilters } from "./search-filters.ts";

export interface SettledCurrency {
  /** The filters with the currency that prices are compared in. */
  filters: SearchFilters;
  /** The currency, where there are several and none was chosen: the page names it. */
  pricesIn: SearchFilters["currency"];
}

export function pricesMatter({ sort, band, minMicros, maxMicros }: SearchFilters): boolean {
  return sort.startsWith("price") || band !== null || (minMicros ?? maxMicros) !== null;
}

/** The most common currency when prices matter and none was chosen. The index of prices begins with it, also where there is but one. */
export function settleCurrency(
  filters: SearchFilters,
  groups: readonly FacetGroup[],
): SettledCurrency {
  if (filters.currency !== null || !pricesMatter(filters)) return { filters, pricesIn: null };
  const { currencies } = addUp(groups, filters);
  const [commonest] = [...currencies].sort((a, b) => b[1] - a[1]);
  if (commonest === undefined) return { filters, pricesIn: null };
  const currency = commonest[0] as SearchFilters["currency"];
  return { filters: { ...filters, currency }, pricesIn: currencies.size > 1 ? currency : null };
}
