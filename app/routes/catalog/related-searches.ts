/** Searches beside the present one: its words with a tag or a category of what was found. Made of the gigs on the page; searches of members are never used. Pure. */
import type { GigListing } from "#app/domain/catalog/search/gig-listing.ts";
import { searchHref } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";

const MOST = 6;

export interface RelatedSearch {
  label: string;
  href: string;
}

/** Those of most gigs on the page first; none without words, where the categories beside the list lead on. */
export function relatedSearches(
  filters: SearchFilters,
  gigs: readonly Pick<GigListing, "tags" | "categoryId" | "category">[],
): RelatedSearch[] {
  const { words } = filters;
  if (words === "") return [];
  const bare = { exact: false, sort: "relevance" as const };
  const tags = counted(gigs.flatMap(({ tags: all }) => all.map((tag) => tag.toLowerCase())))
    .filter((tag) => !overlaps(words, tag))
    .map((tag) => ({
      label: `${words} ${tag}`,
      href: searchHref(filters, { ...bare, words: `${words} ${tag}` }),
    }));
  const names = new Map(gigs.map(({ categoryId, category }) => [categoryId, category]));
  const categories = counted(gigs.map(({ categoryId }) => categoryId))
    .filter((id) => id !== filters.category)
    .map((id) => ({
      label: `${words} in ${names.get(id) ?? id}`,
      href: searchHref(filters, { ...bare, category: id }),
    }));
  return [...tags.slice(0, MOST - 2), ...categories.slice(0, 2)];
}

/** By how often they come. */
function counted(all: readonly string[]): string[] {
  const numbers = new Map<string, number>();
  for (const each of all) numbers.set(each, (numbers.get(each) ?? 0) + 1);
  return [...numbers].toSorted((a, b) => b[1] - a[1]).map(([each]) => each);
}

/** A word of the one is the beginning of a word of the other, so that adding it says nothing. */
function overlaps(words: string, tag: string): boolean {
  const typed = words.toLowerCase().split(/\s+/);
  return tag
    .split(/\s+/)
    .some((part) => typed.some((word) => part.startsWith(word) || word.startsWith(part)));
}
