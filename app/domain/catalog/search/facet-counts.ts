/** Counts how many gigs each search filter would leave. Pure: the store groups, this adds up. */
import { DELIVERY_CHOICES } from "./search-filters.ts";
import type { SearchFilters } from "./search-filters.ts";

/** Gigs that are equal for every filter. */
export interface FacetGroup {
  /** Subcategory if its parent is chosen, else the top category. */
  category: string;
  kind: string;
  currency: string;
  band: number;
  /** Place of the shortest choice of days that they are delivered within; one more for slower ones. */
  delivery: number;
  /** Within the typed price limits. */
  priced: boolean;
  gigs: number;
}

export interface FacetCounts {
  /** Gigs found; null where they were not counted. */
  total: number | null;
  /** False when there are more than `total`. */
  exact: boolean;
  /** False when the numbers beneath are of all gigs for sale, not of the search: choices to show without a number. */
  numbers: boolean;
  categories: Map<string, number>;
  kinds: Map<string, number>;
  currencies: Map<string, number>;
  bands: Map<number, number>;
  /** Cumulative: gigs delivered within so many days. */
  delivery: Map<number, number>;
}

/** The filters, in the order of the bits that say which of them a group does not fit. */
const CATEGORY = 1;
const KIND = 2;
const CURRENCY = 4;
const BAND = 8;
const TYPED = 16;
const DAYS = 32;

/** Counts each facet under all other filters, so that a number is the result of choosing it. */
export function addUp(groups: readonly FacetGroup[], filters: SearchFilters): FacetCounts {
  const missed = misses(filters);
  const within = DELIVERY_CHOICES.map(() => 0);
  const counts: FacetCounts = {
    total: 0,
    exact: true,
    numbers: true,
    categories: new Map(),
    kinds: new Map(),
    currencies: new Map(),
    bands: new Map(),
    delivery: new Map(),
  };
  let total = 0;
  for (const group of groups) {
    const bits = missed(group);
    if (bits === 0) total += group.gigs;
    if ((bits & ~CATEGORY) === 0) add(counts.categories, group.category, group.gigs);
    if ((bits & ~KIND) === 0) add(counts.kinds, group.kind, group.gigs);
    if ((bits & ~CURRENCY) === 0) add(counts.currencies, group.currency, group.gigs);
    if ((bits & ~BAND) === 0) add(counts.bands, group.band, group.gigs);
    if ((bits & ~DAYS) !== 0) continue;
    for (let place = group.delivery; place < within.length; place += 1)
      within[place] = (within[place] ?? 0) + group.gigs;
  }
  counts.total = total;
  for (const [place, days] of DELIVERY_CHOICES.entries())
    counts.delivery.set(days, within[place] ?? 0);
  return counts;
}

/** The bits of the filters that a group does not fit. */
function misses(filters: SearchFilters): (group: FacetGroup) => number {
  const { category, kind, currency, band, withinDays } = filters;
  const beneath = `${category}/`;
  const choice = DELIVERY_CHOICES.findIndex((days) => days === withinDays);
  return (group) =>
    (category === null || group.category === category || group.category.startsWith(beneath)
      ? 0
      : CATEGORY) |
    (kind === null || group.kind === kind ? 0 : KIND) |
    (currency === null || group.currency === currency ? 0 : CURRENCY) |
    (band === null || group.band === band ? 0 : BAND) |
    (group.priced ? 0 : TYPED) |
    (withinDays === null || group.delivery <= choice ? 0 : DAYS);
}

function add<K>(counts: Map<K, number>, key: K, gigs: number): void {
  counts.set(key, (counts.get(key) ?? 0) + gigs);
}
