/** Turns the counts of a search into the filters beside its results. Pure. */
import {
  activeFilters,
  BAND_ENDS,
  DELIVERY_CHOICES,
  searchHref,
} from "#app/domain/catalog/search/search-filters.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchResult } from "#app/domain/catalog/search/search-gigs.ts";
import { decimal, isCurrency, money, moneyParts } from "#app/domain/kernel/money.ts";
import type { Facet, FacetOption } from "./facets.tsx";

const ANY = { value: "", label: "Any" };

export interface ShownFacets {
  facets: Facet[];
  /** The hidden fields of the filter form. */
  hidden: Record<string, string>;
  active: number;
  clearHref: string;
}

export function facetsOf(filters: SearchFilters, result: SearchResult): ShownFacets {
  const { words, exact, sort } = filters;
  const hidden: Record<string, string> = {};
  if (words !== "") hidden["q"] = words;
  if (exact) hidden["exact"] = "1";
  if (sort !== (words === "" ? "newest" : "relevance")) hidden["sort"] = sort;
  const bare = {
    category: null,
    kind: null,
    currency: null,
    band: null,
    minMicros: null,
    maxMicros: null,
    withinDays: null,
  };
  const facets = [
    categories(filters, result),
    kinds(filters, result),
    bands(filters, result),
    typedPrice(filters),
    delivery(filters, result),
  ];
  if (result.counts.currencies.size > 1 || filters.currency !== null)
    facets.push(currencies(filters, result));
  const shown = result.counts.numbers ? facets : facets.map(withoutNumbers);
  return {
    facets: shown,
    hidden,
    active: activeFilters(filters),
    clearHref: searchHref(filters, bare),
  };
}

/** Of many matches it is not counted how many each choice would leave. */
function withoutNumbers(facet: Facet): Facet {
  if (facet.kind === "range") return facet;
  return { ...facet, options: facet.options.map((option) => ({ ...option, count: undefined })) };
}

function choices(name: string, legend: string, chosen: string, options: FacetOption[]): Facet {
  const all = [ANY, ...options].map((option) => ({ ...option, checked: option.value === chosen }));
  return { kind: "one", name, legend, options: all };
}

function categories(filters: SearchFilters, { counts, categoryNames }: SearchResult): Facet {
  const { category } = filters;
  const top = category?.split("/")[0] ?? null;
  const tops = new Map<string, number>();
  for (const [id, count] of counts.categories) {
    const its = id.split("/")[0] ?? id;
    tops.set(its, (tops.get(its) ?? 0) + count);
  }
  const option = (id: string, count: number, prefix = "") => ({
    value: id,
    label: prefix + (categoryNames.get(id) ?? id),
    count,
  });
  const options = [...tops]
    .sort((a, b) => b[1] - a[1])
    .flatMap(([id, count]) => {
      if (id !== top) return [option(id, count)];
      const beneath = [...counts.categories]
        .filter(([each]) => each.startsWith(`${id}/`))
        .sort((a, b) => b[1] - a[1]);
      return [
        option(id, count),
        ...beneath.slice(0, BENEATH).map(([each, n]) => option(each, n, "– ")),
      ];
    });
  if (category !== null && !options.some(({ value }) => value === category))
    options.unshift(option(category, 0));
  return choices("category", "Category", category ?? "", options);
}

/** The most subcategories shown. An imported catalogue may have hundreds; a search narrows better than scrolling. */
const BENEATH = 15;

function kinds({ kind }: SearchFilters, { counts }: SearchResult): Facet {
  return choices("kind", "Kind of gig", kind ?? "", [
    { value: "package", label: "Packages", count: counts.kinds.get("package") ?? 0 },
    { value: "unit", label: "By the piece", count: counts.kinds.get("unit") ?? 0 },
  ]);
}

/** The currency symbol; empty when the gigs have several currencies, because a price band is the same number in each. */
function symbolOf(
  { currency }: SearchFilters,
  { currencies: found, pricesIn }: SearchResult,
): string {
  const [only, ...others] = found;
  const code = currency ?? pricesIn ?? (others.length === 0 ? only : undefined) ?? "";
  return isCurrency(code) ? moneyParts(money(0n, code)).symbol : "";
}

function bands(filters: SearchFilters, result: SearchResult): Facet {
  const { band } = filters;
  const options = bandLabels(symbolOf(filters, result)).map((label, place) => ({
    value: `${place}`,
    label,
    count: result.counts.bands.get(place) ?? 0,
  }));
  return choices("band", "Price", band === null ? "" : `${band}`, options);
}

/** The price bands in words, in their order. */
export function bandLabels(symbol: string): string[] {
  const ends = BAND_ENDS.map((end) => symbol + end);
  return [
    `Under ${ends[0]}`,
    ...ends.slice(1).map((end, place) => `${ends[place]} to ${end}`),
    `${ends.at(-1)} and more`,
  ];
}

function typedPrice({ minMicros, maxMicros }: SearchFilters): Facet {
  return {
    kind: "range",
    legend: "Price between",
    from: {
      name: "min",
      label: "From",
      value: minMicros === null ? undefined : decimal(minMicros),
    },
    to: { name: "max", label: "Up to", value: maxMicros === null ? undefined : decimal(maxMicros) },
  };
}

function delivery({ withinDays }: SearchFilters, { counts }: SearchResult): Facet {
  return choices(
    "days",
    "Delivered within",
    withinDays === null ? "" : `${withinDays}`,
    DELIVERY_CHOICES.map((days) => ({
      value: `${days}`,
      label: days === 1 ? "1 day" : `${days} days`,
      count: counts.delivery.get(days) ?? 0,
    })),
  );
}

function currencies({ currency }: SearchFilters, { counts }: SearchResult): Facet {
  return choices(
    "currency",
    "Currency",
    currency ?? "",
    [...counts.currencies].map(([code, count]) => ({ value: code, label: code, count })),
  );
}
