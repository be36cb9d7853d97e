/** Makes of what was typed a query the index can answer: mistyped words corrected, the last word completed. */
import { sql } from "#app/domain/store/store.ts";
import { forgivenSlips, slipsBetween, typedWords, withWords } from "./typed-words.ts";
import type { TypedWord } from "./typed-words.ts";

export interface Understood {
  /** Handed to `websearch_to_tsquery`: quotes, `-word` and `or` mean what people expect. */
  text: string;
  /** The words the last, unfinished one may become; one of them must also occur. Empty for none. */
  completions: string[];
  /** What is searched for instead, when something was corrected. */
  corrected: string | null;
  /** Words no gig has, and that resemble none. */
  unknown: string[];
  /** Only words that stand in every text were typed, so they choose nothing. */
  tooCommon: boolean;
}

/** `exact` takes the words as they are. */
export async function understand(words: string, exact: boolean): Promise<Understood> {
  const asTyped = {
    text: words,
    completions: [] as string[],
    corrected: null,
    unknown: [] as string[],
  };
  const typed = exact ? [] : typedWords(words);
  const [[nodes], judged] = await Promise.all([
    sql<{ nodes: number }[]>`select numnode(websearch_to_tsquery('english', ${words})) as nodes`,
    judge(typed),
  ]);
  const tooCommon = nodes?.nodes === 0;
  const strangers = judged.filter((each) => !each.known && each.completions.length === 0);
  const corrections = await Promise.all(
    strangers.map(async (each) => ({ ...each, word: (await nearest(each.word)) ?? "" })),
  );
  const found = corrections.filter(({ word }) => word !== "");
  if (found.length > 0) {
    const corrected = withWords(words, found);
    return {
      ...asTyped,
      text: corrected,
      corrected,
      unknown: unknownOf(strangers, found),
      tooCommon,
    };
  }
  const open = judged.find((each) => each.unfinished && !each.known && each.completions.length > 0);
  const completed =
    open === undefined ? {} : { text: words.slice(0, open.from), completions: open.completions };
  return { ...asTyped, ...completed, unknown: unknownOf(strangers, []), tooCommon };
}

function unknownOf(strangers: TypedWord[], corrected: TypedWord[]): string[] {
  return strangers
    .filter(({ from }) => !corrected.some((each) => each.from === from))
    .map(({ word }) => word);
}

interface Judged extends TypedWord {
  /** Some gig has this word, in whatever form. */
  known: boolean;
  /** Unfinished: the commonest words that begin so. */
  completions: string[];
}

/** The index holds the stems of words, so the beginning of a word is completed from the words themselves. */
const COMPLETIONS = 20;

/** Asks of all words at once whether any gig has them. */
async function judge(typed: TypedWord[]): Promise<Judged[]> {
  if (typed.length === 0) return [];
  const rows = await sql<{ known: boolean; completions: string[] }[]>`
    select w.word in (select word from search_words)
        or numnode(plainto_tsquery('english', w.word)) = 0
        or exists (select from gigs where search @@ plainto_tsquery('english', w.word) and state = 'published') as known,
      case when w.unfinished then array(
        select s.word from search_words s where s.word like w.word || '%' order by s.uses desc limit ${COMPLETIONS}
      ) else '{}' end as completions
    from unnest(${typed.map(({ word }) => word.toLowerCase())}::text[], ${typed.map((each) => `${each.unfinished}`)}::text[]::bool[])
      with ordinality w(word, unfinished, place) order by w.place`;
  return typed.map((each, place) => ({
    ...each,
    known: rows[place]?.known ?? true,
    completions: rows[place]?.completions ?? [],
  }));
}

/** The known word a mistyped one most likely means; null when none is near. */
async function nearest(word: string): Promise<string | null> {
  const typed = word.toLowerCase();
  const allowed = forgivenSlips(typed);
  if (allowed === 0) return null;
  // Three-letter likeness misses swapped letters in short words, so words with the same first letter and length come too.
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
