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
  /** Gigs found; null where nobody counted. */
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

/** Counts each facet under all other filters, so that a number is the result of choosing it. */
export function addUp(groups: readonly FacetGroup[], filters: SearchFilters): FacetCounts {
  const { category, kind, currency, band, withinDays } = filters;
  const choice = DELIVERY_CHOICES.findIndex((days) => days === withinDays);
  const fits = {
    category: (g: FacetGroup) =>
      category === null || g.category === category || g.category.startsWith(`${category}/`),
    kind: (g: FacetGroup) => kind === null || g.kind === kind,
    currency: (g: FacetGroup) => currency === null || g.currency === currency,
    band: (g: FacetGroup) => band === null || g.band === band,
    typed: (g: FacetGroup) => g.priced,
    days: (g: FacetGroup) => withinDays === null || g.delivery <= choice,
  };
  const under = (without: keyof typeof fits | null) => {
    const others = Object.entries(fits).flatMap(([name, fit]) => (name === without ? [] : [fit]));
    return groups.filter((group) => others.every((fit) => fit(group)));
  };
  const within = under("days");
  return {
    total: sum(under(null)),
    exact: true,
    numbers: true,
    categories: countBy(under("category"), (group) => group.category),
    kinds: countBy(under("kind"), (group) => group.kind),
    currencies: countBy(under("currency"), (group) => group.currency),
    bands: countBy(under("band"), (group) => group.band),
    delivery: new Map(
      DELIVERY_CHOICES.map((days, place) => [days, sum(within.filter((g) => g.delivery <= place))]),
    ),
  };
}

function countBy<K>(groups: FacetGroup[], key: (group: FacetGroup) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const group of groups) counts.set(key(group), (counts.get(key(group)) ?? 0) + group.gigs);
  return counts;
}

function sum(groups: FacetGroup[]): number {
  return groups.reduce((total, { gigs }) => total + gigs, 0);
}
