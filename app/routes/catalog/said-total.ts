/** How many gigs a search found, as far as it was counted. Pure. */
import type { FacetCounts } from "#app/domain/catalog/search/facet-counts.ts";

/** `1 gig`, `1,204 gigs`, `More than 1,000 gigs`; empty on further pages of a search, where nobody counts. */
export function saidTotal({ total, exact }: Pick<FacetCounts, "total" | "exact">): string {
  if (total === null) return "";
  const gigs = `${total.toLocaleString("en")} ${total === 1 ? "gig" : "gigs"}`;
  return exact ? gigs : `More than ${gigs}`;
}
