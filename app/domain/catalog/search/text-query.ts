/** Words as a query of the index: accents folded, C++ and its like as words of their own (`search_text` in the store), in each language. */
import { sql } from "#app/domain/store/store.ts";
import { inLanguages } from "./query-tree.ts";
import type { LexemeCounts } from "./query-tree.ts";
import { asPhrases } from "./typed-words.ts";

export interface TextQuery {
  /** A `tsquery`, as text; empty when every word is a stop word. */
  query: string;
  /** Of every lexeme in it. */
  counts: LexemeCounts;
}

interface Row {
  languages: string[];
  queries: string[];
  lexemes: string[];
  numbers: number[];
}

/** `select language`: those that gigs for sale are written in, a few of twenty-nine. English is always read. */
export function languagesInUse() {
  return sql`(select language from search_languages union select 'en')`;
}

/**
 * The texts stand in a row of their own, so that PostgreSQL keeps the plan. Quotes, `-word` and `or` work. With completions of a begun last word one of them must occur beside the text. Each gig is asked in its own
 * language: the query is of each language whose gigs can have the words.
 */
export async function textQuery(text: string, completions: string[] = []): Promise<TextQuery> {
  const begun = completions.join(" or ");
  const [row] = await sql<Row[]>`
    with given as materialized (select ${asPhrases(text)}::text as t, ${begun}::text as b),
      folded as materialized (
        select l.language, language_config(l.language) as config, searched_text(l.language, g.t) as t,
          searched_text(l.language, g.b) as b from ${languagesInUse()} l, given g),
      asked as materialized (
        select language, case when b = '' then q when numnode(q) = 0 then x else q && x end as query
        from folded, websearch_to_tsquery(config, t) q, websearch_to_tsquery(config, b) x),
      counted as (
        select c.lexeme, sum(c.gigs)::int as gigs
        from folded f, unnest(tsvector_to_array(named_lexemes(f.language, to_tsvector(f.config, f.t || ' ' || f.b)))) l, search_lexemes c
        where c.lexeme in (l, '=' || l) group by c.lexeme
        union all select '=', sum(gigs)::int from search_lexemes where lexeme = '=' having count(*) > 0)
    select array(select language from asked order by language) as languages,
      array(select query::text from asked order by language) as queries,
      array(select lexeme from counted order by lexeme) as lexemes, array(select gigs from counted order by lexeme) as numbers`;
  const { languages, queries, lexemes, numbers } = row ?? {
    languages: [],
    queries: [],
    lexemes: [],
    numbers: [],
  };
  const counts = new Map(lexemes.map((each, place) => [each, numbers[place] ?? 0]));
  const asked = languages.map((language, place) => ({ language, query: queries[place] ?? "" }));
  return { query: inLanguages(asked, counts), counts };
}
