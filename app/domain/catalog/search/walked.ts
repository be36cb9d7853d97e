/** Many matches: rows are read in the order of the sort until a page is full. */
import { sql } from "#app/domain/store/store.ts";
import { sortMatches } from "./gathered.ts";
import type { Asked, Edge } from "./gathered.ts";
import { all, fitting, found, holds, inCategory } from "./matching.ts";
import type { Condition } from "./matching.ts";
import type { Mark } from "./kept-counts.ts";
import { ofTitles } from "./query-tree.ts";
import type { Cursor } from "./search-filters.ts";
import { beyond, inOrder, keyText, OTHERS, tierOf, TITLES } from "./sort-keys.ts";
import type { Tier } from "./sort-keys.ts";

/** Sorting a match takes about as long as looking at so many rows by date in the index. */
const LOOKED_AT_PER_MATCH = 9;

/** A match in the index of words takes as long as so many rows read in order. */
const ROWS_PER_MATCH = 0.4;

/** The most rows read in order before all matches are sorted instead. */
const MOST_READ = 8_000;

export interface Estimates {
  /** All gigs for sale. */
  all: number;
  /** Of them, those that fit all filters, and those in the chosen category. */
  fitting: () => Promise<{ fitting: number; within: number }>;
  /** About how many of all gigs have the words, and how many in their title. */
  matches: number;
  titles: number;
  marks: () => Promise<readonly Mark[]>;
}

/** Without words: every row that fits the filters is a result, and an index has the order. */
export async function walk({ filters, most }: Asked): Promise<Edge[]> {
  const { sort, cursor } = filters;
  const fits = [...inCategory(filters), ...fitting(filters), ...beyond(sort, cursor)];
  return sql<Edge[]>`
    select s.id, ${keyText(sort)} as value from search_gigs s where ${all(fits)}
    order by ${inOrder(sort, cursor?.direction === "before")} limit ${most}`;
}

/** With words. By relevance one tier is read after the other; the estimates decide how. */
export async function walkMatches(asked: Asked, estimates: Estimates): Promise<Edge[]> {
  const { filters, query, most } = asked;
  if (query === null) return walk(asked);
  if (filters.sort !== "relevance") return oneTier(asked, query, estimates.matches, estimates);
  const titles = ofTitles(query);
  const { cursor } = filters;
  const tiers: Array<{ tier: Tier; query: string; matches: number }> = [
    { tier: TITLES, query: titles, matches: estimates.titles },
    { tier: OTHERS, query: `(${query}) & !(${titles})`, matches: estimates.matches },
  ];
  if (cursor?.direction === "before") tiers.reverse();
  const edges: Edge[] = [];
  for (const each of tiers.slice(
    tiers.findIndex(({ tier }) => cursor === null || tier === tierOf(cursor)),
  )) {
    if (edges.length >= most) break;
    const from =
      cursor !== null && tierOf(cursor) === each.tier
        ? { ...cursor, value: cursor.value.slice(2) }
        : endOf(cursor);
    const rest = { ...asked, filters: { ...filters, cursor: from }, most: most - edges.length };
    const read = await oneTier(rest, each.query, each.matches, estimates);
    edges.push(...read.map(({ id, value }) => ({ id, value: `${each.tier}.${value}` })));
  }
  return edges;
}

/** The beginning of a tier, from the side that the cursor moves to. */
function endOf(cursor: Cursor | null): Cursor | null {
  if (cursor?.direction !== "before") return null;
  return { direction: "before", value: "0001-01-01T00:00:00.000000Z", id: "" };
}

async function oneTier(
  asked: Asked,
  query: string,
  matches: number,
  estimates: Estimates,
): Promise<Edge[]> {
  const { all: every, marks } = estimates;
  const some = Math.max(matches, 1);
  const { fitting: fits, within } = await estimates.fitting();
  // Rows to read for a page: in order within the category, and by date among all.
  const inCategoryRows = (asked.most * every * within) / Math.max(some * fits, 1);
  const amongAllRows = (asked.most * every * every) / Math.max(some * fits, 1);
  if (inCategoryRows <= MOST_READ && inCategoryRows <= matches * ROWS_PER_MATCH) {
    const edges = await readInOrder(asked, query, 4 * Math.ceil(inCategoryRows));
    if (edges.length === asked.most) return edges;
  }
  const { sort, cursor } = asked.filters;
  const byDate = sort === "newest" || sort === "relevance";
  const looked = 1.5 * amongAllRows;
  const few = matches * LOOKED_AT_PER_MATCH <= looked;
  return few || !byDate || cursor?.direction === "before"
    ? sortMatches(asked, found(query))
    : amongNewest(asked, query, looked, await marks());
}

/** Looks among the newest `rows` gigs beyond the cursor, and among more and more of them while a page is not full. */
async function amongNewest(
  asked: Asked,
  query: string,
  rows: number,
  marks: readonly Mark[],
): Promise<Edge[]> {
  const { cursor } = asked.filters;
  const begun =
    cursor === null ? 0 : (marks.find(({ at }) => at < cursor.value)?.nth ?? Number.MAX_VALUE);
  for (let more = rows; ; more *= 4) {
    const mark = marks.find(({ nth }) => nth >= begun + more);
    if (mark === undefined) return sortMatches(asked, found(query));
    const since = sql`s.published_at >= ${mark.at}::text::timestamptz`;
    const edges = await sortMatches(asked, all([found(query), since]));
    if (edges.length === asked.most) return edges;
  }
}

/** Reads `rows` rows at most; fewer results than asked for mean that there may be more beyond them. */
function readInOrder({ filters, most }: Asked, query: string, rows: number): Promise<Edge[]> {
  const { sort, cursor, currency } = filters;
  const order = inOrder(sort, cursor?.direction === "before");
  const byIndex: Condition[] = [...inCategory(filters), ...beyond(sort, cursor)];
  if (sort.startsWith("price") && currency !== null) byIndex.push(sql`s.currency = ${currency}`);
  return sql<Edge[]>`
    select s.id, ${keyText(sort)} as value
    from (select s.* from search_gigs s where ${all(byIndex)} order by ${order} limit ${rows}) s
    where ${all([...fitting(filters), holds(query)])} order by ${order} limit ${most}`;
}
