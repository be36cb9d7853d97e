/** Many matches: rows are read in the order of the sort until a page is full. */
import { sql } from "#app/domain/store/store.ts";
import { gather } from "./gathered.ts";
import type { Asked, Edge } from "./gathered.ts";
import { all, fitting, found, holds, inCategory } from "./matching.ts";
import type { Condition } from "./matching.ts";
import { ofTitles } from "./query-tree.ts";
import type { Cursor } from "./search-filters.ts";
import { beyond, inOrder, keyText, OTHERS, tierOf, TITLES } from "./sort-keys.ts";
import type { Tier } from "./sort-keys.ts";

/** Reading so many rows in order costs about as much as reading one match by the index of words and sorting it. */
const ROWS_PER_MATCH = 1.5;

/** The most rows read in order before all matches are gathered instead. */
const MOST_READ = 20_000;

export interface Estimates {
  /** Gigs for sale in the category that is chosen, or all. */
  gigs: number;
  /** The most of all gigs for sale that have the words, and those that have them in their title. */
  matches: number;
  titles: number;
  /** The share of gigs that fit the filters, by the kept counts. */
  share: number;
  /** All gigs for sale. */
  all: number;
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
  { gigs, all: every, share }: Estimates,
): Promise<Edge[]> {
  if (matches === 0) return [];
  const density = (matches / Math.max(every, 1)) * share;
  const toRead = Math.ceil((2 * asked.most) / Math.max(density, 1e-9));
  if (toRead < Math.min(MOST_READ, matches * ROWS_PER_MATCH, gigs)) {
    const edges = await readInOrder(asked, query, 4 * toRead);
    if (edges.length === asked.most) return edges;
  }
  const { filters } = asked;
  const sorted = filters.sort === "relevance" ? ({ ...filters, sort: "newest" } as const) : filters;
  const { edges } = await gather(
    { ...asked, filters: sorted, query: null },
    all([found(query), ...inCategory(filters)]),
    false,
  );
  return edges;
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
