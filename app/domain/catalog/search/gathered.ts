/** Few matches: all are read at once, counted exactly, and put in order. */
import { sql } from "#app/domain/store/store.ts";
import { asOneText, fromOneText } from "./facet-groups.ts";
import type { FacetGroup } from "./facet-counts.ts";
import { all, fitting, inCategory, withinTyped } from "./matching.ts";
import type { Condition } from "./matching.ts";
import { ofTitles } from "./query-tree.ts";
import type { SearchFilters } from "./search-filters.ts";
import { beyond, downwards, inOrder, keyText, OTHERS, tierOf, TITLES } from "./sort-keys.ts";

/** More matches than this are not counted: the page says "more than 5,000". */
export const MOST_COUNTED = 5_000;

/** A gig's place in an order: what a cursor holds. */
export interface Edge {
  id: string;
  value: string;
}

export interface Gathered {
  /** All matches of the words and typed limits, grouped by the filters; null when there are more than `MOST_COUNTED`. */
  groups: FacetGroup[] | null;
  edges: Edge[];
}

export interface Asked {
  filters: SearchFilters;
  /** A `tsquery`; null without words. */
  query: string | null;
  /** The most results wanted. */
  most: number;
}

/** `match` selects on `search_gigs s` by an index; `counted`: group the matches too. Without counting any number of matches is sorted. */
export async function gather(
  { filters, query, most }: Asked,
  match: Condition,
  counted: boolean,
): Promise<Gathered> {
  const { sort, cursor, category } = filters;
  const backward = cursor?.direction === "before";
  const byTier = sort === "relevance" && query !== null;
  const tier = byTier ? tierSql(query) : sql`0::smallint`;
  const top = category?.split("/")[0] ?? "";
  const way = backward ? sql`asc` : sql`desc`;
  const [row] = await sql<{ matches: number; groups: string; ids: string[]; values: string[] }[]>`
    with m as materialized (
      select s.id, s.top, s.category_id, s.kind, s.currency, s.band, s.delivery, s.from_micros, s.delivery_days, s.published_at, ${tier} as tier
      from search_gigs s where ${match} ${counted ? sql`limit ${MOST_COUNTED + 1}` : sql``}
    ), page as materialized (
      select s.id, ${byTier ? sql`s.tier || '.' || ` : sql``}${keyText(sort)} as value
      from m s where ${all([...inCategory(filters), ...fitting(filters), ...beyondTiered(filters, byTier)])}
      order by ${byTier ? sql`s.tier ${way},` : sql``} ${inOrder(sort, backward)} limit ${most}
    )
    select (select count(*)::int from m) as matches, array(select id::text from page) as ids, array(select value from page) as values,
      ${
        counted
          ? sql`(select ${asOneText()} from (
        select case when s.top = ${top} then s.category_id else s.top end as category, s.kind, s.currency, s.band, s.delivery,
          (${all(withinTyped(filters))}) as priced, count(*) as gigs from m s group by 1, 2, 3, 4, 5, 6) c)`
          : sql`''`
      } as groups`;
  const { matches, groups, ids, values } = row ?? { matches: 0, groups: "", ids: [], values: [] };
  const known = counted && matches <= MOST_COUNTED;
  return {
    groups: known ? fromOneText(groups) : null,
    edges: ids.map((id, place) => ({ id, value: values[place] ?? "" })),
  };
}

function tierSql(query: string): Condition {
  return sql`case when ts_match_vq(s.search, ${ofTitles(query)}::tsquery) then ${TITLES}::smallint else ${OTHERS}::smallint end`;
}

function beyondTiered({ sort, cursor }: SearchFilters, byTier: boolean): Condition[] {
  if (!byTier || cursor === null) return beyond(sort, cursor);
  const within = all(beyond(sort, cursor));
  const tier = tierOf(cursor);
  const further = downwards(sort, cursor.direction === "before") ? sql`<` : sql`>`;
  return [sql`(s.tier ${further} ${tier} or (s.tier = ${tier} and ${within}))`];
}
