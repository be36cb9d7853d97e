/** The searches that the bench asks: what people ask, from the cheapest to the dearest kind. */
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { sql } from "#app/domain/store/store.ts";
import { RARE_WORD } from "./grow.ts";

export interface BenchQuery {
  name: string;
  params: Record<string, string>;
}

interface Words {
  common: string;
  second: string;
  middling: string;
  mistyped: string;
  begun: string;
}

/** Words by how many gigs of this store have them; the same in stores of the same texts. */
export async function commonWords(): Promise<Words> {
  const near = async (share: number, place = 0) => {
    const [row] = await sql<{ word: string }[]>`
      with whole as (select sum(gigs) as gigs from search_lexemes where lexeme = '='),
        counted as (
          select w.word, c.gigs::float8 / whole.gigs as share from search_words w join search_lexemes c using (lexeme), whole
          where length(w.word) between 6 and 10)
      select word from counted order by abs(ln(share / ${share}::float8)), word offset ${place}::int limit 1`;
    return row?.word ?? "work";
  };
  const [common, second, middling, slipped] = [
    await near(0.15),
    await near(0.12, 1),
    await near(0.003),
    await near(0.01, 2),
  ];
  const swapped = `${slipped.slice(0, 2)}${slipped[3] ?? ""}${slipped[2] ?? ""}${slipped.slice(4)}`;
  return { common, second, middling, mistyped: swapped, begun: common.slice(0, 4) };
}

export async function queriesFor(words: Words): Promise<BenchQuery[]> {
  const [shelf] = await sql<{ top: string; category: string }[]>`
    select within as top, category from search_counts where within <> '' group by 1, 2 order by sum(gigs) desc, 2 offset 20 limit 1`;
  const { top = "", category = "" } = shelf ?? {};
  return [
    { name: "browse", params: {} },
    { name: "browse a category", params: { category: top } },
    { name: "browse a subcategory", params: { category } },
    { name: "by price", params: { sort: "price-up" } },
    { name: "filters", params: { category: top, kind: "unit", days: "3", sort: "price-down" } },
    { name: "typed price", params: { min: "20", max: "40" } },
    { name: "deep page", params: { after: await deep({}, 0.4) } },
    { name: "rare word", params: { q: RARE_WORD, exact: "1" } },
    { name: "middling word", params: { q: `${words.middling} `, exact: "1" } },
    { name: "common word", params: { q: words.common, exact: "1" } },
    { name: "common word, by price", params: { q: words.common, exact: "1", sort: "price-up" } },
    { name: "common word in a category", params: { q: words.common, exact: "1", category: top } },
    { name: "two common words", params: { q: `${words.common} ${words.second}`, exact: "1" } },
    {
      name: "common word, deep page",
      params: {
        q: words.common,
        exact: "1",
        after: await deep({ q: words.common, exact: "1" }, 0.4),
      },
    },
    { name: "begun word", params: { q: words.begun } },
    { name: "misspelt word", params: { q: words.mistyped } },
  ];
}

/** The cursor of a gig that this share of the market is newer than. */
async function deep(params: Record<string, string>, share: number): Promise<string> {
  const [row] = await sql<{ value: string; id: string }[]>`
    select to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as value, id
    from search_gigs order by published_at desc, id desc
    offset (select (sum(gigs) * ${share}::float8)::int from search_lexemes where lexeme = '=') limit 1`;
  const after = `${row?.value}~${row?.id}`;
  if (params["q"] === undefined) return after;
  const { next } = await searchGigs(readFilters(new URLSearchParams(params)));
  return `${next?.value.slice(0, 2)}${after}`;
}
