/** Search filters in the address: parsed tolerantly, written back the same. Pure. */
import { beginning } from "#app/domain/kernel/cut-text.ts";
import { withoutProblems } from "#app/domain/kernel/text-problems.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { decimal, isCurrency, parseAmount } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

export const SORTS = [
  "relevance",
  "rating",
  "newest",
  "price-up",
  "price-down",
  "delivery",
] as const;
export type Sort = (typeof SORTS)[number];

/** Upper ends of the price bands in units of the currency; the last band is open. */
export const BAND_ENDS = ["1", "20", "100", "500"] as const;
export const DELIVERY_CHOICES = [1, 3, 7, 14] as const;

export interface Cursor {
  direction: "after" | "before";
  /** Sort value of the gig at the page's edge, as the store writes it. */
  value: string;
  id: string;
}

export interface SearchFilters {
  words: string;
  /** Searches the words as typed: no correction, no completion. */
  exact: boolean;
  category: string | null;
  kind: "package" | "unit" | null;
  currency: Currency | null;
  /** Index of the price band, from 0. */
  band: number | null;
  minMicros: bigint | null;
  maxMicros: bigint | null;
  withinDays: number | null;
  sort: Sort;
  cursor: Cursor | null;
}

const WORDS_MAX = 200;

/** Invalid parameters are ignored rather than refused, because links get mangled. */
export function readFilters(params: URLSearchParams): SearchFilters {
  const words = readWords(params.get("q") ?? "");
  const kind = params.get("kind");
  const currency = params.get("currency") ?? "";
  const sort = SORTS.find((each) => each === params.get("sort")) ?? "relevance";
  const filters: SearchFilters = {
    words,
    exact: params.get("exact") === "1",
    category: params.get("category") || null,
    kind: kind === "package" || kind === "unit" ? kind : null,
    currency: isCurrency(currency) ? currency : null,
    band: choiceFrom([...BAND_ENDS.keys(), BAND_ENDS.length], params.get("band")),
    ...priceRange(amountFrom(params.get("min")), amountFrom(params.get("max"))),
    withinDays: choiceFrom(DELIVERY_CHOICES, params.get("days")),
    sort: sort === "relevance" && words === "" ? "newest" : sort,
    cursor: null,
  };
  return { ...filters, cursor: cursorFrom(params, filters.sort) };
}

/** The words as gigs have them: in NFC, without unseen and damaged characters. */
function readWords(typed: string): string {
  const begun = tidyLine(typed.slice(0, 4 * WORDS_MAX));
  return beginning(withoutProblems(begun).replace(/[\p{Cc}\p{Cs}]/gu, ""), WORDS_MAX).trim();
}

/** Swaps the limits when the larger one comes first. */
function priceRange(
  one: bigint | null,
  other: bigint | null,
): Pick<SearchFilters, "minMicros" | "maxMicros"> {
  const turned = one !== null && other !== null && one > other;
  return turned ? { minMicros: other, maxMicros: one } : { minMicros: one, maxMicros: other };
}

/** The address of a search, without a cursor unless `changes` has one. */
export function searchHref(filters: SearchFilters, changes: Partial<SearchFilters> = {}): string {
  const to = { ...filters, cursor: null, ...changes };
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | null) => {
    if (value !== null && value !== "") params.set(name, `${value}`);
  };
  put("q", to.words);
  put("exact", to.exact ? "1" : null);
  put("category", to.category);
  put("kind", to.kind);
  put("currency", to.currency);
  put("band", to.band);
  put("min", to.minMicros === null ? null : decimal(to.minMicros));
  put("max", to.maxMicros === null ? null : decimal(to.maxMicros));
  put("days", to.withinDays);
  put("sort", to.sort === (to.words === "" ? "newest" : "relevance") ? null : to.sort);
  if (to.cursor !== null) put(to.cursor.direction, `${to.cursor.value}~${to.cursor.id}`);
  const query = params.toString();
  return query === "" ? "/gigs" : `/gigs?${query}`;
}

/** The words and filters of a search as a query, without its order and cursor: what a person saves. Empty for all gigs. */
export function searchQuery(filters: SearchFilters, changes: Partial<SearchFilters> = {}): string {
  const to = { ...filters, ...changes };
  const sort = to.words === "" ? ("newest" as const) : ("relevance" as const);
  return searchHref({ ...to, sort }).split("?")[1] ?? "";
}

/** Number of filters, words not counted. */
export function activeFilters(filters: SearchFilters): number {
  const { category, kind, currency, band, minMicros, maxMicros, withinDays } = filters;
  const price = minMicros ?? maxMicros;
  return [category, kind, currency, band, price, withinDays].filter((each) => each !== null).length;
}

const CURSOR_VALUES: Record<Sort, RegExp> = {
  // The tier of the match, then as by newest.
  relevance: /^[12]\.\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
  newest: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
  "price-up": /^\d{1,16}$/,
  "price-down": /^\d{1,16}$/,
  delivery: /^\d{1,4}$/,
  // Hundredths of the score.
  rating: /^\d{1,3}$/,
};

function cursorFrom(params: URLSearchParams, sort: Sort): Cursor | null {
  for (const direction of ["after", "before"] as const) {
    const [value = "", id = ""] = (params.get(direction) ?? "").split("~");
    if (CURSOR_VALUES[sort].test(value) && isId("gig", id)) return { direction, value, id };
  }
  return null;
}

function amountFrom(text: string | null): bigint | null {
  const parsed = parseAmount(text ?? "");
  return "micros" in parsed ? parsed.micros : null;
}

function choiceFrom(choices: readonly number[], text: string | null): number | null {
  return choices.find((choice) => `${choice}` === text) ?? null;
}
