/** Turns search input into a query for the index: mistyped words corrected, the last word completed. */
import { sql } from "#app/domain/store/store.ts";
import { isEnglish } from "./english-words.ts";
import { textQuery } from "./text-query.ts";
import { forgivenSlips, slipsBetween, swapsALetter, typedWords, withWords } from "./typed-words.ts";
import type { TypedWord } from "./typed-words.ts";

export interface Understood {
  /** A `tsquery`: of the words as typed or corrected, the last one perhaps completed. */
  query: string;
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
    query: asTyped,
    corrected: null,
    replaced: [],
    meant: null,
    tooCommon: asTyped === "",
  };
  const strangers = judged.filter((each) => !each.known && each.completions.length === 0);
  const similar = await Promise.all(
    strangers.map(async (each) => ({ typed: each, near: await nearest(each.word) })),
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
    return { ...said, query: await textQuery(corrected), corrected, replaced, unknown, meant };
  }
  const open = judged.find((each) => each.unfinished && !each.known && each.completions.length > 0);
  if (open === undefined) return { ...said, unknown, meant };
  const query = await textQuery(words.slice(0, open.from), open.completions);
  return { ...said, query, unknown, meant };
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

/**
 * The nearest word of a gig; null without. `sure` when the typed word is a mistyped one: a word that exists is only asked about,
 * and so is a short one with another letter, which may be a word of another language.
 */
async function nearest(word: string): Promise<{ word: string; sure: boolean } | null> {
  const typed = folded(word);
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
  const [best] = near;
  if (best === undefined) return null;
  const sure = !swapsALetter(typed, best.word) && !(await isEnglish(typed));
  return { word: best.word, sure };
}

/** Without accents, as `search_words` has its words. */
function folded(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/g, "")
    .normalize("NFC")
    .toLowerCase();
}
