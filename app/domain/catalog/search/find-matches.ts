/** A search with words or typed limits of the price: few matches are all read and counted, of many a page is read in order. */
import { sql } from "#app/domain/store/store.ts";
import { addUp } from "./facet-counts.ts";
import type { FacetCounts } from "./facet-counts.ts";
import { gather, MOST_COUNTED } from "./gathered.ts";
import type { Asked } from "./gathered.ts";
import { keptCounts } from "./kept-counts.ts";
import type { Kept } from "./kept-counts.ts";
import { all, found, withinTyped } from "./matching.ts";
import type { Condition } from "./matching.ts";
import type { Found } from "./list-all.ts";
import { exactlyFound, likelyFound, mostFound } from "./query-tree.ts";
import { WANTED } from "./result-page.ts";
import { readFilters } from "./search-filters.ts";
import type { SearchFilters } from "./search-filters.ts";
import { pricesMatter, settleCurrency } from "./settled-currency.ts";
import type { SettledCurrency } from "./settled-currency.ts";
import type { Understood } from "./understand.ts";
import { walk, walkMatches } from "./walked.ts";
import type { Estimates } from "./walked.ts";

/** Of several words, matches are looked for while the rarest of them has no more gigs than this. */
const MOST_TRIED = 4 * MOST_COUNTED;

export async function findMatches(
  filters: SearchFilters,
  understood: Understood | null,
): Promise<Found> {
  const query = understood?.query ?? null;
  const kept = pricesMatter(filters) ? await keptCounts(filters.category) : null;
  const settled = settleCurrency(filters, kept?.groups ?? []);
  const asked: Asked = { filters: settled.filters, query, most: WANTED };
  const typed = all(typedPrices(settled.filters));
  // Filters that the counted matches were not counted under.
  const narrowed = isFiltered(filters) || (understood !== null && settled.pricesIn !== null);
  if (understood === null ? await holdsMany(typed) : tooMany(understood))
    return findMany(asked, understood, {
      ...settled,
      kept,
      proven: understood === null && !narrowed,
    });
  const { groups, edges } = await gather(asked, query === null ? typed : found(query));
  if (groups === null) return findMany(asked, understood, { ...settled, kept, proven: !narrowed });
  const { pricesIn } = settled;
  const shown = pricesIn === null ? filters : settled.filters;
  return { edges, counts: addUp(groups, shown), groups, pricesIn };
}

/** Counted in the index alone. */
async function holdsMany(match: Condition): Promise<boolean> {
  const [row] = await sql<{ many: boolean }[]>`
    select count(*) > ${MOST_COUNTED}::int as many from (select from search_gigs s where ${match} limit ${MOST_COUNTED + 1}) m`;
  return row?.many === true;
}

/** The index of prices begins with the currency. */
function typedPrices(filters: SearchFilters): Condition[] {
  const { currency } = filters;
  return [...(currency === null ? [] : [sql`s.currency = ${currency}`]), ...withinTyped(filters)];
}

function tooMany({ query, counts }: Understood): boolean {
  const exactly = exactlyFound(query, counts);
  return exactly === null ? mostFound(query, counts) > MOST_TRIED : exactly > MOST_COUNTED;
}

interface Settled extends SettledCurrency {
  kept: Kept | null;
  /** More than `MOST_COUNTED` matches were seen. */
  proven: boolean;
}

async function findMany(
  asked: Asked,
  understood: Understood | null,
  { kept, pricesIn, proven }: Settled,
): Promise<Found> {
  const { filters } = asked;
  const reading = kept === null ? keptCounts(filters.category) : Promise.resolve(kept);
  const walking =
    understood === null
      ? walk(asked)
      : walkMatches(asked, estimatesOf(understood, filters, reading));
  const [{ groups }, edges] = await Promise.all([reading, walking]);
  const counts = addUp(groups, filters);
  const alone = !isFiltered(filters) && understood !== null && provenMany(understood);
  const many = proven || alone;
  return { edges, counts: bounded(counts, filters, edges.length, many), groups, pricesIn };
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
  const { cursor } = filters;
  const short = seen < WANTED;
  if (cursor !== null) return { ...kept, numbers: false, total: null, exact: false };
  if (short) return { ...kept, numbers: false, total: seen, exact: true };
  const least = many ? MOST_COUNTED : seen - 1;
  return { ...kept, numbers: false, total: least, exact: false };
}

function estimatesOf(
  { query, counts }: Understood,
  filters: SearchFilters,
  kept: Promise<Kept>,
): Estimates {
  const every = counts.get("=") ?? 0;
  return {
    all: every,
    matches: likelyFound(query, counts),
    titles: likelyFound(query, counts, true),
    async fitting() {
      if (!isFiltered(filters)) return { fitting: every, within: every };
      const { groups } = await kept;
      const within = addUp(groups, { ...NO_FILTERS, category: filters.category }).total ?? 0;
      return { fitting: addUp(groups, filters).total ?? 0, within };
    },
    marks: async () => (await kept).marks,
  };
}

function isFiltered({ category, kind, currency, band, withinDays }: SearchFilters): boolean {
  return [category, kind, currency, band, withinDays].some((each) => each !== null);
}

const NO_FILTERS = readFilters(new URLSearchParams());
