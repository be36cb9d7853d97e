/** How many gigs each filter would leave: counted in the store by groups, added up here. */
import { sql } from "#app/domain/store/store.ts";
import { BAND_MICROS, forSale, withinTyped, wordsMatch } from "./matching.ts";
import { DELIVERY_CHOICES } from "./search-filters.ts";
import type { SearchFilters } from "./search-filters.ts";
import type { Understood } from "./understand.ts";

/** Gigs that look alike to every filter. */
export interface FacetGroup {
  /** The category one step beneath what is chosen; itself where nothing lies beneath. */
  category: string;
  kind: string;
  currency: string;
  band: number;
  deliveryDays: number;
  /** Between the limits somebody typed. */
  priced: boolean;
  gigs: number;
}

export interface FacetCounts {
  total: number;
  categories: Map<string, number>;
  kinds: Map<string, number>;
  currencies: Map<string, number>;
  bands: Map<number, number>;
  /** Cumulative: gigs delivered within so many days. */
  delivery: Map<number, number>;
}

export async function facetGroups(
  filters: SearchFilters,
  understood: Understood | null,
): Promise<FacetGroup[]> {
  const { category } = filters;
  const top = category?.split("/")[0] ?? null;
  return sql<FacetGroup[]>`
    select case when split_part(g.category_id, '/', 1) = ${top} then g.category_id else split_part(g.category_id, '/', 1) end as category,
      g.kind, g.currency, width_bucket(g.from_micros, ${BAND_MICROS.map(String)}::bigint[]) as band,
      g.delivery_days as "deliveryDays", (${withinTyped(filters)}) as priced, count(*)::int as gigs
    from gigs g where ${forSale()} and ${wordsMatch(understood)}
    group by 1, 2, 3, 4, 5, 6`;
}

/** Each facet counts under all the other filters, so that a number says what choosing it would show. */
export function addUp(groups: readonly FacetGroup[], filters: SearchFilters): FacetCounts {
  const { category, kind, currency, band, withinDays } = filters;
  const fits = {
    category: (g: FacetGroup) =>
      category === null || g.category === category || g.category.startsWith(`${category}/`),
    kind: (g: FacetGroup) => kind === null || g.kind === kind,
    currency: (g: FacetGroup) => currency === null || g.currency === currency,
    band: (g: FacetGroup) => band === null || g.band === band,
    typed: (g: FacetGroup) => g.priced,
    days: (g: FacetGroup) => withinDays === null || g.deliveryDays <= withinDays,
  };
  const under = (without: keyof typeof fits | null) => {
    const others = Object.entries(fits).flatMap(([name, fit]) => (name === without ? [] : [fit]));
    return groups.filter((group) => others.every((fit) => fit(group)));
  };
  const within = under("days");
  return {
    total: sum(under(null)),
    categories: countBy(under("category"), (group) => group.category),
    kinds: countBy(under("kind"), (group) => group.kind),
    currencies: countBy(under("currency"), (group) => group.currency),
    bands: countBy(under("band"), (group) => group.band),
    delivery: new Map(
      DELIVERY_CHOICES.map((days) => [days, sum(within.filter((g) => g.deliveryDays <= days))]),
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
