/** Few matches: all are read at once, counted exactly, and put in order. */
import { sql } from "#app/domain/store/store.ts";
import { asOneText, fromOneText } from "./facet-groups.ts";
import type { FacetGroup } from "./facet-counts.ts";
import { all, fitting, inCategory, withinTyped } from "./matching.ts";
import type { Condition } from "./matching.ts";
import { ofTitles } from "./query-tree.ts";
import type { SearchFilters } from "./search-filters.ts";
import { beyond, downwards, inOrder, keyOf, keyText, OTHERS, tierOf, TITLES } from "./sort-keys.ts";

/** More matches than this are not counted: the page says "More than 1,000 gigs". */
export const MOST_COUNTED = 1_000;

/** A gig's place in an order: what a cursor holds. */
export interface Edge {
  id: string;
  value: string;
}

export interface Asked {
  filters: SearchFilters;
  /** A `tsquery`; null without words. */
  query: string | null;
  /** The most results wanted. */
  most: number;
}

export interface Gathered {
  /** All matches of the words and typed limits, grouped by the filters; null when there are more than `MOST_COUNTED`. */
  groups: FacetGroup[] | null;
  edges: Edge[];
}

interface GatheredRow {
  matches: number;
  groups: string;
  ids: string[];
  values: string[];
}

/** `match` selects on `search_gigs s` by an index. */
export async function gather({ filters, query, most }: Asked, match: Condition): Promise<Gathered> {
  const { sort, cursor, category } = filters;
  const backward = cursor?.direction === "before";
  const byTier = sort === "relevance" && query !== null;
  const top = category?.split("/")[0] ?? "";
  const way = backward ? sql`asc` : sql`desc`;
  const key = sql`s.key`;
  const [row] = await sql<GatheredRow[]>`
    with m as materialized (
      select s.id, ${keyOf(sort)} as key, ${byTier ? tierSql(query) : sql`0::smallint`} as tier,
        (${all([...inCategory(filters), ...fitting(filters)])}) as fits, (${all(withinTyped(filters))}) as priced,
        case when s.top = ${top} then s.category_id else s.top end as category, s.kind, s.currency, s.band, s.delivery
      from search_gigs s where ${match} limit ${MOST_COUNTED + 1}
    ), page as materialized (
      select s.id, ${byTier ? sql`s.tier || '.' || ` : sql``}${keyText(sort, key)} as value
      from (select * from m s where ${all([sql`s.fits`, ...beyondTiered(filters, byTier)])}
            order by ${byTier ? sql`s.tier ${way},` : sql``} ${inOrder(sort, backward, key)} limit ${most}) s
    )
    select (select count(*)::int from m) as matches, array(select id::text from page) as ids, array(select value from page) as values,
      (select ${asOneText()} from (
        select category, kind, currency, band, delivery, priced, count(*) as gigs from m group by 1, 2, 3, 4, 5, 6) c) as groups`;
  const { matches, groups, ids, values } = row ?? { matches: 0, groups: "", ids: [], values: [] };
  return {
    groups: matches > MOST_COUNTED ? null : fromOneText(groups),
    edges: ids.map((id, place) => ({ id, value: values[place] ?? "" })),
  };
}

/** Any number of matches, read by the index of `match` and sorted; not counted. */
export function sortMatches({ filters, most }: Asked, match: Condition): Promise<Edge[]> {
  const { sort, cursor } = filters;
  // With nothing added the order would be an index's, and a plan might read all rows by it.
  const added = sort === "newest" || sort === "relevance" ? sql`interval '0'` : sql`0`;
  const order = inOrder(sort, cursor?.direction === "before", sql`s.key + ${added}`);
  const fits = [...inCategory(filters), ...fitting(filters), ...beyond(sort, cursor)];
  return sql<Edge[]>`
    select s.id, ${keyText(sort, sql`s.key`)} as value
    from (select s.id, s.key from (select s.id, ${keyOf(sort)} as key from search_gigs s where ${match} and ${all(fits)}) s
          order by ${order} limit ${most}) s`;
}

function tierSql(query: string): Condition {
  return sql`case when ts_match_vq(s.search, ${ofTitles(query)}::tsquery) then ${TITLES}::smallint else ${OTHERS}::smallint end`;
}

function beyondTiered({ sort, cursor }: SearchFilters, byTier: boolean): Condition[] {
  const within = beyond(sort, cursor, sql`s.key`);
  if (!byTier || cursor === null) return within;
  const tier = tierOf(cursor);
  const further = downwards(sort, cursor.direction === "before") ? sql`<` : sql`>`;
  return [sql`(s.tier ${further} ${tier} or (s.tier = ${tier} and ${all(within)}))`];
}
