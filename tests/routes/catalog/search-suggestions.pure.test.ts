/** What a search without hits offers instead. */
import { expect, test } from "vitest";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchResult } from "#app/domain/catalog/search/search-gigs.ts";
import { suggestionsFor } from "#app/routes/catalog/search-suggestions.ts";

const NOTHING: SearchResult = {
  gigs: [],
  next: null,
  previous: null,
  understood: null,
  tooCommon: false,
  counts: {
    total: 0,
    exact: true,
    numbers: true,
    categories: new Map(),
    kinds: new Map(),
    currencies: new Map(),
    bands: new Map(),
    delivery: new Map(),
  },
  categoryNames: new Map(),
  pricesIn: null,
  currencies: [],
};

test("a similar word is asked about first, and the rest of the search is offered without the unknown word", () => {
  const filters = readFilters(new URLSearchParams({ q: "leather cake" }));
  const understood = {
    query: "'leather' & 'cake'",
    counts: new Map(),
    corrected: null,
    replaced: [],
    unknown: ["cake"],
    meant: "leather case",
    tooCommon: false,
  };
  expect(suggestionsFor(filters, { ...NOTHING, understood })).toEqual([
    { label: "Did you mean “leather case”?", href: "/gigs?q=leather+case" },
    { label: "“leather” without “cake”, which no gig has", href: "/gigs?q=leather" },
    { label: "Gigs with any of these words", href: "/gigs?q=leather+or+cake" },
    { label: "Post a request: freelancers make you proposals", href: "/requests/new" },
    { label: "All gigs, newest first", href: "/gigs" },
  ]);
});
