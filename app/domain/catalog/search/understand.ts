/** Turns search input into a query for the index: mistyped words corrected, the last word completed. */
import { sql } from "#app/domain/store/store.ts";
import { textQuery } from "./text-query.ts";
import { forgivenSlips, slipsBetween, typedWords, withWords } from "./typed-words.ts";
import type { TypedWord } from "./typed-words.ts";

export interface Understood {
  /** A `tsquery`: of the words as typed or corrected, the last one perhaps completed. */
  query: string;
  /** The corrected search, if a word was corrected. */
  corrected: string | null;
  /** Words that no gig has and that resemble none. */
  unknown: string[];
  /** Every word is a stop word, so the search matches nothing in particular. */
  tooCommon: boolean;
}

/** `exact`: no correction, no completion. */
export async function understand(words: string, exact: boolean): Promise<Understood> {
  const typed = exact ? [] : typedWords(words);
  const [asTyped, judged] = await Promise.all([textQuery(words), judge(typed)]);
  const said = { query: asTyped, corrected: null, tooCommon: asTyped === "" };
  const strangers = judged.filter((each) => !each.known && each.completions.length === 0);
  const corrections = await Promise.all(
    strangers.map(async (each) => ({ ...each, word: (await nearest(each.word)) ?? "" })),
  );
  const found = corrections.filter(({ word }) => word !== "");
  if (found.length > 0) {
    const corrected = withWords(words, found);
    const query = await textQuery(corrected);
    return { ...said, query, corrected, unknown: unknownOf(strangers, found) };
  }
  const open = judged.find((each) => each.unfinished && !each.known && each.completions.length > 0);
  const unknown = unknownOf(strangers, []);
  if (open === undefined) return { ...said, unknown };
  const query = await textQuery(words.slice(0, open.from), open.completions);
  return { ...said, query, unknown };
}

function unknownOf(strangers: TypedWord[], corrected: TypedWord[]): string[] {
  return strangers
    .filter(({ from }) => !corrected.some((each) => each.from === from))
    .map(({ word }) => word);
}

interface Judged extends TypedWord {
  /** Some gig has the word, in any form. */
  known: boolean;
  /** For an unfinished word: the most common words that begin with it. */
  completions: string[];
}

/** The index holds stems, so words are completed from `search_words`. */
const COMPLETIONS = 20;

/** Looks all words up at once. */
async function judge(typed: TypedWord[]): Promise<Judged[]> {
  if (typed.length === 0) return [];
  const rows = await sql<{ known: boolean; completions: string[] }[]>`
    select w.word in (select word from search_words)
        or numnode(plainto_tsquery('english', w.word)) = 0
        or exists (select from gigs where search @@ plainto_tsquery('english', w.word) and state = 'published') as known,
      case when t.unfinished then array(
        select s.word from search_words s where s.word like w.word || '%' order by s.uses desc limit ${COMPLETIONS}
      ) else '{}' end as completions
    from unnest(${typed.map(({ word }) => word)}::text[], ${typed.map((each) => `${each.unfinished}`)}::text[]::bool[])
      with ordinality t(typed, unfinished, place), search_text(t.typed) w(word) order by t.place`;
  return typed.map((each, place) => ({
    ...each,
    known: rows[place]?.known ?? true,
    completions: rows[place]?.completions ?? [],
  }));
}

/** The nearest known word to a mistyped one; null without. */
async function nearest(word: string): Promise<string | null> {
  const typed = word.toLowerCase();
  const allowed = forgivenSlips(typed);
  if (allowed === 0) return null;
  // Trigrams miss swapped letters in short words, so words of the same first letter and length are candidates too.
  const candidates = await sql<{ word: string; uses: number }[]>`
    select word, uses from search_words where word % ${typed}
    union
    select word, uses from search_words
    where left(word, 1) = left(${typed}, 1) and length(word) = ${typed.length}`;
  const near = candidates
    .map((each) => ({ ...each, slips: slipsBetween(typed, each.word) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips || b.uses - a.uses);
  return near[0]?.word ?? null;
}
