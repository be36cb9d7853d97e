/** A search with words or typed limits of the price: few matches are all read and counted, of many a page is read in order. */
import { addUp } from "./facet-counts.ts";
import type { FacetCounts, FacetGroup } from "./facet-counts.ts";
import { keptGroups } from "./facet-groups.ts";
import { gather, MOST_COUNTED } from "./gathered.ts";
import { all, found, withinTyped } from "./matching.ts";
import type { Found } from "./list-all.ts";
import { exactlyFound, mostFound } from "./query-tree.ts";
import { WANTED } from "./result-page.ts";
import type { SearchFilters } from "./search-filters.ts";
import { settledCurrency } from "./settled-currency.ts";
import type { Understood } from "./understand.ts";
import { walkMatches } from "./walked.ts";
import type { Estimates } from "./walked.ts";

/** Counting by the index of words is tried while it need not read more matches than this to learn that there are too many. */
const MOST_TRIED = 6 * MOST_COUNTED;

export async function findMatches(
  filters: SearchFilters,
  understood: Understood | null,
): Promise<Found> {
  const query = understood?.query ?? null;
  const most = understood === null ? 0 : mostFound(understood.query, understood.counts);
  if (most > MOST_TRIED || (most > MOST_COUNTED && filters.cursor !== null))
    return findMany(filters, understood, false);
  const kept = prices(filters) ? await keptGroups(filters.category) : [];
  const pricesIn = settledCurrency(filters, addUp(kept, filters));
  const settled = pricesIn === null ? filters : { ...filters, currency: pricesIn };
  const match = query === null ? all(withinTyped(settled)) : found(query);
  const { groups, edges } = await gather({ filters: settled, query, most: WANTED }, match, true);
  if (groups === null) return findMany(filters, understood, true);
  return { edges, counts: addUp(groups, settled), groups, pricesIn };
}

function prices({ sort, band, minMicros, maxMicros }: SearchFilters): boolean {
  return sort.startsWith("price") || band !== null || (minMicros ?? maxMicros) !== null;
}

/** `proven`: more than `MOST_COUNTED` matches were seen. */
async function findMany(
  filters: SearchFilters,
  understood: Understood | null,
  proven: boolean,
): Promise<Found> {
  const groups = await keptGroups(filters.category);
  const pricesIn = settledCurrency(filters, addUp(groups, filters));
  const settled = pricesIn === null ? filters : { ...filters, currency: pricesIn };
  const kept = addUp(groups, settled);
  const query = understood?.query ?? null;
  const edges = await walkMatches(
    { filters: settled, query, most: WANTED },
    estimatesOf(settled, understood, kept, groups),
  );
  const many = proven || (understood !== null && provenMany(understood));
  return { edges, counts: bounded(kept, settled, edges.length, many), groups, pricesIn };
}

/** One word: its number is kept. */
function provenMany({ query, counts }: Understood): boolean {
  return (exactlyFound(query, counts) ?? 0) > MOST_COUNTED;
}

/** Choices to show without numbers, and what is known of the total. */
function bounded(
  kept: FacetCounts,
  filters: SearchFilters,
  seen: number,
  many: boolean,
): FacetCounts {
  const { category, kind, currency, band, withinDays, cursor } = filters;
  const filtered = [category, kind, currency, band, withinDays].some((each) => each !== null);
  const short = seen < WANTED;
  if (cursor !== null) return { ...kept, numbers: false, total: null, exact: false };
  if (short) return { ...kept, numbers: false, total: seen, exact: true };
  const least = many && !filtered ? MOST_COUNTED : seen - 1;
  return { ...kept, numbers: false, total: least, exact: false };
}

function estimatesOf(
  filters: SearchFilters,
  understood: Understood | null,
  kept: FacetCounts,
  groups: readonly FacetGroup[],
): Estimates {
  const every = groups.reduce((sum, { gigs }) => sum + gigs, 0);
  const inIt = addUp(groups, { ...NO_FILTERS, category: filters.category }).total ?? 0;
  const share = inIt === 0 ? 0 : (kept.total ?? 0) / inIt;
  if (understood === null) return { gigs: inIt, all: every, matches: every, titles: 0, share };
  const { query, counts } = understood;
  const titles = mostFound(query, counts, true);
  return { gigs: inIt, all: every, matches: mostFound(query, counts), titles, share };
}

const NO_FILTERS = {
  words: "",
  exact: false,
  category: null,
  kind: null,
  currency: null,
  band: null,
  minMicros: null,
  maxMicros: null,
  withinDays: null,
  sort: "newest",
  cursor: null,
} as const;
