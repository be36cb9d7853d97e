/** Finds the word of a gig that a mistyped one may mean. */
import { sql } from "#app/domain/store/store.ts";
import { isEnglish } from "./english-words.ts";
import { forgivenSlips, slipsBetween, swapsALetter } from "./typed-words.ts";

export interface NearWord {
  word: string;
  /** Gigs for sale that have it, in any form. */
  uses: number;
}

/** How many gigs for sale have the lexeme of word `w`. */
const USES = () =>
  sql`lateral (select sum(c.gigs)::int as uses from search_lexemes c where c.lexeme = w.lexeme) u`;

/**
 * As an expression: the words that share a part with `column`, as JSON of `NearWord`s. Among them are all that become the typed word by
 * one letter more, less, another or swapped.
 */
export function withPartsOf(column: string) {
  return sql`(
    select coalesce(json_agg(json_build_object('word', w.word, 'uses', u.uses)), '[]') from search_words w, ${USES()}
    where w.near && one_letter_less(${sql(column)}) and u.uses > 0)`;
}

/**
 * The nearest word; null without. `sharing` as `withPartsOf` found them. `sure` when the typed word is a mistyped one: a word that
 * exists is only asked about, and so is a short one with another letter, which may be a word of another language.
 */
export async function nearest(
  word: string,
  sharing: readonly NearWord[],
): Promise<{ word: string; sure: boolean } | null> {
  const typed = folded(word);
  const allowed = forgivenSlips(typed);
  if (allowed === 0) return null;
  const close = sharing.filter((each) => slipsBetween(typed, each.word) <= 1);
  const candidates = close.length > 0 ? close : await similar(typed);
  const near = merged(candidates)
    .map((each) => ({ ...each, slips: slipsBetween(typed, each.word) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips || b.uses - a.uses);
  const [best] = near;
  if (best === undefined) return null;
  const sure = !swapsALetter(typed, best.word) && !(await isEnglish(typed));
  return { word: best.word, sure };
}

/** A word of two languages comes twice. */
function merged(candidates: readonly NearWord[]): NearWord[] {
  const uses = new Map<string, number>();
  for (const each of candidates) uses.set(each.word, (uses.get(each.word) ?? 0) + each.uses);
  return [...uses].map(([word, sum]) => ({ word, uses: sum }));
}

/** Without accents, as `search_words` has its words. */
export function folded(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/g, "")
    .normalize("NFC")
    .toLowerCase();
}

/** Words that share enough of their parts of three letters. */
async function similar(typed: string): Promise<NearWord[]> {
  if (forgivenSlips(typed) < 2) return [];
  // The word in a row of its own: PostgreSQL then keeps the plan instead of making one for each word.
  return sql<NearWord[]>`
    with asked as materialized (select ${typed}::text as typed)
    select w.word, u.uses from asked a, search_words w, ${USES()} where w.word % a.typed and u.uses > 0`;
}
