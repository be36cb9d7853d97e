/** Turns search input into a query for the index: mistyped words corrected, the last word completed. */
import { sql } from "#app/domain/store/store.ts";
import { folded, nearest, withPartsOf } from "./near-words.ts";
import type { NearWord } from "./near-words.ts";
import type { LexemeCounts } from "./query-tree.ts";
import { languagesInUse, textQuery } from "./text-query.ts";
import { typedWords, withWords } from "./typed-words.ts";
import type { TypedWord } from "./typed-words.ts";

export interface Understood {
  /** A `tsquery`: of the words as typed or corrected, the last one perhaps completed. */
  query: string;
  /** How many gigs have each lexeme of it. */
  counts: LexemeCounts;
  /** The corrected search, if a word was corrected. */
  corrected: string | null;
  /** Words that no gig has and that were not corrected. */
  unknown: string[];
  /** Words that no gig has and that were corrected. */
  replaced: string[];
  /** A search with a similar word in place of an unknown one, which may be what was meant; null without. */
  meant: string | null;
  /** Every word is a stop word, so the search matches nothing in particular. */
  tooCommon: boolean;
}

/** `exact`: no correction, no completion. */
export async function understand(words: string, exact: boolean): Promise<Understood> {
  const typed = exact ? [] : typedWords(words);
  const [asTyped, judged] = await Promise.all([textQuery(words), judge(typed)]);
  const said = {
    ...asTyped,
    corrected: null,
    replaced: [],
    meant: null,
    tooCommon: asTyped.query === "",
  };
  const strangers = judged.filter((each) => !each.known && each.completions.length === 0);
  const similar = await Promise.all(
    strangers.map(async (each) => ({ typed: each, near: await nearest(each.word, each.near) })),
  );
  const changes = similar.flatMap(({ typed: at, near }) =>
    near === null ? [] : [{ ...at, word: near.word, was: at.word, sure: near.sure }],
  );
  const sure = changes.filter((each) => each.sure);
  const unknown = strangers
    .filter(({ from }) => !sure.some((each) => each.from === from))
    .map(({ word }) => word);
  const meant = changes.length > sure.length ? withWords(words, changes) : null;
  if (sure.length > 0) {
    const corrected = withWords(words, sure);
    const replaced = sure.map(({ was }) => was);
    return { ...said, ...(await textQuery(corrected)), corrected, replaced, unknown, meant };
  }
  const open = judged.find((each) => each.unfinished && !each.known && each.completions.length > 0);
  if (open === undefined) return { ...said, unknown, meant };
  const begun = await textQuery(words.slice(0, open.from), open.completions);
  return { ...said, ...begun, unknown, meant };
}

interface Judged extends TypedWord {
  /** Some gig has the word, in any form. */
  known: boolean;
  /** For an unfinished word: the most common words that begin with it. */
  completions: string[];
  /** For a word that is neither known nor completed: words of gigs that share a part with it. */
  near: NearWord[];
}

/** The index holds stems, so words are completed from `search_words`. */
const COMPLETIONS = 20;

/** The last character there is: every word of a beginning comes before the beginning with it. */
const LAST = "\u{10FFFF}";

/** The most words of one beginning that are compared; a beginning of more has too many to mean one of them. */
const BEGUN = 1_000;

/**
 * Looks all words up at once, in one round trip also where one is mistyped. A word is known when a gig for sale has its lexeme in the
 * gig's language; stop words are known too. The words come as one text: with an array PostgreSQL guesses their number and plans the
 * statement anew each time.
 */
async function judge(typed: TypedWord[]): Promise<Judged[]> {
  if (typed.length === 0) return [];
  const words = typed.map(({ word }) => word).join(" ");
  const foldedWords = typed.map(({ word }) => folded(word)).join(" ");
  const rows = await sql<Pick<Judged, "known" | "completions" | "near">[]>`
    with judged as materialized (
      select t.place, t.folded, exists (
        select from ${languagesInUse()} i where not exists (
          select from unnest(tsvector_to_array(named_lexemes(i.language, to_tsvector(language_config(i.language), searched_text(i.language, t.typed))))) l(lexeme)
          where not exists (select from search_lexemes c where c.lexeme = l.lexeme having sum(c.gigs) > 0))) as known,
      case when t.place = ${typed.findIndex((each) => each.unfinished) + 1}::int then array(
        select begun.word from (
          select s.word, (select sum(c.gigs) from search_lexemes c where c.lexeme = s.lexeme) as uses
          from search_words s where s.word ~>=~ w.word and s.word ~<~ (w.word || ${LAST}) limit ${BEGUN}) begun
        where begun.uses > 0 group by begun.word order by sum(begun.uses) desc, begun.word limit ${COMPLETIONS}
      ) else '{}' end as completions
      from rows from (string_to_table(${words}, ' '), string_to_table(${foldedWords}, ' ')) with ordinality t(typed, folded, place),
        search_text(t.typed) w(word))
    select j.known, j.completions,
      case when j.known or cardinality(j.completions) > 0 then '[]'::json else ${withPartsOf("j.folded")} end as near
    from judged j order by j.place`;
  return typed.map((each, place) => ({
    ...each,
    known: rows[place]?.known ?? true,
    completions: rows[place]?.completions ?? [],
    near: rows[place]?.near ?? [],
  }));
}
