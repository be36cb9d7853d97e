/** Suggestions when a search finds nothing: each is a link that finds more. Pure. */
import { activeFilters, searchHref } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchResult } from "#app/domain/catalog/search/search-gigs.ts";

export interface SearchSuggestion {
  label: string;
  href: string;
}

export function suggestionsFor(
  filters: SearchFilters,
  { understood, counts, categoryNames }: SearchResult,
): SearchSuggestion[] {
  const { words } = filters;
  const bare = {
    category: null,
    kind: null,
    currency: null,
    band: null,
    minMicros: null,
    maxMicros: null,
    withinDays: null,
  };
  const suggestions: SearchSuggestion[] = [];
  const beyond = counts.numbers
    ? [...counts.categories].sort((a, b) => b[1] - a[1]).slice(0, 3)
    : [];
  if (activeFilters(filters) > 0)
    suggestions.push({
      label: "The same words without the filters",
      href: searchHref(filters, bare),
    });
  const meant = understood?.meant ?? null;
  if (meant !== null)
    suggestions.push({
      label: `Did you mean “${meant}”?`,
      href: searchHref(filters, { words: meant }),
    });
  for (const unknown of understood?.unknown ?? []) {
    const rest = words.replace(unknown, "").replace(/\s+/g, " ").trim();
    if (rest !== "")
      suggestions.push({
        label: `“${rest}” without “${unknown}”, which no gig has`,
        href: searchHref(filters, { words: rest }),
      });
  }
  const single = words.split(/\s+/).filter((word) => word.length > 2 && /^\p{L}+$/u.test(word));
  if (single.length > 1)
    suggestions.push({
      label: "Gigs with any of these words",
      href: searchHref(filters, { words: single.join(" or ") }),
    });
  for (const [id, count] of beyond)
    suggestions.push({
      label: `${count} in ${categoryNames.get(id) ?? id}`,
      href: searchHref(filters, { category: id }),
    });
  if (words !== "")
    suggestions.push({
      label: "Post a request: freelancers make you proposals",
      href: "/requests/new",
    });
  suggestions.push({ label: "All gigs, newest first", href: "/gigs" });
  return suggestions;
}
