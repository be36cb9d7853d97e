/** Words as a query of the index: accents folded, C++ and its like as words of their own (`search_text` in the store). */
import { sql } from "#app/domain/store/store.ts";
import { asPhrases } from "./typed-words.ts";

export interface TextQuery {
  /** A `tsquery`, as text; empty when every word is a stop word. */
  query: string;
}

/** Quotes, `-word` and `or` work. With completions of a begun last word one of them must occur beside the text. */
export async function textQuery(text: string, completions: string[] = []): Promise<string> {
  const begun = completions.join(" or ");
  const [row] = await sql<TextQuery[]>`
    select (case when ${begun}::text = '' then q when numnode(q) = 0 then b else q && b end)::text as query
    from websearch_to_tsquery('english', search_text(${asPhrases(text)})) q,
         websearch_to_tsquery('english', search_text(${begun})) b`;
  return row?.query ?? "";
}
