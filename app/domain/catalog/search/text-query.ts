/** Words as a query of the index: accents folded, C++ and its like as words of their own (`search_text` in the store). */
import { sql } from "#app/domain/store/store.ts";
import type { LexemeCounts } from "./query-tree.ts";
import { asPhrases } from "./typed-words.ts";

export interface TextQuery {
  /** A `tsquery`, as text; empty when every word is a stop word. */
  query: string;
  /** Of every lexeme in it. */
  counts: LexemeCounts;
}

/** Quotes, `-word` and `or` work. With completions of a begun last word one of them must occur beside the text. */
export async function textQuery(text: string, completions: string[] = []): Promise<TextQuery> {
  const begun = completions.join(" or ");
  const [row] = await sql<{ query: string; lexemes: string[]; numbers: number[] }[]>`
    with folded as materialized (select search_text(${asPhrases(text)}) as t, search_text(${begun}) as b),
      asked as materialized (
        select case when b = '' then q when numnode(q) = 0 then x else q && x end as query
        from folded, websearch_to_tsquery('english', t) q, websearch_to_tsquery('english', b) x),
      counted as (
        select c.lexeme, sum(c.gigs)::int as gigs
        from folded, unnest(tsvector_to_array(to_tsvector('english', t || ' ' || b)) || array['']) l, search_lexemes c
        where c.lexeme in (l, '=' || l) group by c.lexeme)
    select query::text as query, array(select lexeme from counted order by lexeme) as lexemes,
      array(select gigs from counted order by lexeme) as numbers from asked`;
  const { query, lexemes, numbers } = row ?? { query: "", lexemes: [], numbers: [] };
  return { query, counts: new Map(lexemes.map((each, place) => [each, numbers[place] ?? 0])) };
}
