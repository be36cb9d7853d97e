/** Turns search input into a query for the index: mistyped words corrected, the last word completed. */
import { sql } from "#app/domain/store/store.ts";
import { isEnglish } from "./english-words.ts";
import type { LexemeCounts } from "./query-tree.ts";
import { languagesInUse, textQuery } from "./text-query.ts";
import { forgivenSlips, slipsBetween, swapsALetter, typedWords, withWords } from "./typed-words.ts";
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
}

/** The index holds stems, so words are completed from `search_words`. */
const COMPLETIONS = 20;

/** The last character there is: every word of a beginning comes before the beginning with it. */
const LAST = "\u{10FFFF}";

/** The most words of one beginning that are compared; a beginning of more has too many to mean one of them. */
const BEGUN = 1_000;

/** Looks all words up at once. A word is known when a gig for sale has its lexeme in the gig's language; stop words are known too. */
async function judge(typed: TypedWord[]): Promise<Judged[]> {
  if (typed.length === 0) return [];
  const rows = await sql<{ known: boolean; completions: string[] }[]>`
    select exists (
        select from ${languagesInUse()} i where not exists (
          select from unnest(tsvector_to_array(named_lexemes(i.language, to_tsvector(language_config(i.language), searched_text(i.language, t.typed))))) l(lexeme)
          where not exists (select from search_lexemes c where c.lexeme = l.lexeme having sum(c.gigs) > 0))) as known,
      case when t.unfinished then array(
        select begun.word from (
          select s.word, (select sum(c.gigs) from search_lexemes c where c.lexeme = s.lexeme) as uses
          from search_words s where s.word ~>=~ w.word and s.word ~<~ (w.word || ${LAST}) limit ${BEGUN}) begun
        where begun.uses > 0 group by begun.word order by sum(begun.uses) desc, begun.word limit ${COMPLETIONS}
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
  const candidates = (await withinASlip(typed)) ?? (await similar(typed));
  const near = merged(candidates)
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

interface Candidate {
  word: string;
  uses: number;
}

/** A word of two languages comes twice. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const uses = new Map<string, number>();
  for (const each of candidates) uses.set(each.word, (uses.get(each.word) ?? 0) + each.uses);
  return [...uses].map(([word, sum]) => ({ word, uses: sum }));
}

/** Words that become the typed one by one letter more, less, another or swapped; null when there is none. */
async function withinASlip(typed: string): Promise<Candidate[] | null> {
  const rows = await sql<Candidate[]>`
    select w.word, u.uses from search_words w, lateral (
      select sum(c.gigs)::int as uses from search_lexemes c where c.lexeme = w.lexeme) u
    where w.near && one_letter_less(${typed}) and u.uses > 0`;
  const near = rows.filter(({ word }) => slipsBetween(typed, word) <= 1);
  return near.length === 0 ? null : near;
}

/** Words that share enough of their parts of three letters. */
async function similar(typed: string): Promise<Candidate[]> {
  if (forgivenSlips(typed) < 2) return [];
  return sql<Candidate[]>`
    select w.word, u.uses from search_words w, lateral (
      select sum(c.gigs)::int as uses from search_lexemes c where c.lexeme = w.lexeme) u
    where w.word % ${typed} and u.uses > 0`;
}
