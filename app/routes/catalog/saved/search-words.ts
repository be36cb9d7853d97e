/** A saved search in words: `“logo” in Design, from $20, delivered in 3 days`. Pure. */
import { bandLabels } from "#app/routes/catalog/gig-facets.ts";
import { decimal, money, moneyParts } from "#app/domain/kernel/money.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";

export function searchWords(filters: SearchFilters, category: string | null): string {
  const { words, kind, currency, band, minMicros, maxMicros, withinDays } = filters;
  const symbol = currency === null ? "" : moneyParts(money(0n, currency)).symbol;
  const where = category === null ? "" : ` in ${category}`;
  const parts = [
    `${words === "" ? "All gigs" : `“${words}”`}${where}`,
    kind === null ? null : kind === "unit" ? "priced by the piece" : "in packages",
    currency === null ? null : `priced in ${currency}`,
    band === null ? null : (bandLabels(symbol)[band] ?? "").replace("Under", "under"),
    minMicros === null ? null : `from ${symbol}${decimal(minMicros)}`,
    maxMicros === null ? null : `up to ${symbol}${decimal(maxMicros)}`,
    withinDays === null
      ? null
      : `delivered in ${withinDays === 1 ? "1 day" : `${withinDays} days`}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
