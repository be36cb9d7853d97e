/** Splits search input into words that may be mistyped and the rest, which stays as it is. Pure. */

export interface TypedWord {
  word: string;
  /** Position in the text. */
  from: number;
  to: number;
  /** At the very end of the text: possibly the beginning of a word. */
  unfinished: boolean;
}

const WORD = /^\p{L}{3,30}$/u;

/** Scripts that put no spaces between words: nothing in them is corrected or completed. */
const UNSPACED =
  "\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}";
const UNSPACED_RUN = new RegExp(`"[^"]*"?|[${UNSPACED}][${UNSPACED}\\p{M}]*`, "gu");
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");

/** Words such as C++, C#, .NET and Node.js, which a correction would take for mistyped others. */
const OF_SIGNS = /\+\+|#|^\W*\.\p{L}|\p{L}\.\p{L}/u;

/** Plain words only: not quoted, not excluded by a dash, not the operator `or`, no numbers or codes. */
export function typedWords(text: string): TypedWord[] {
  return Array.from(text.matchAll(/"[^"]*"?|\S+/g)).flatMap((match) => {
    const [token] = match;
    const lead = /^[^\p{L}\p{N}"-]*/u.exec(token)?.[0].length ?? 0;
    const word = token.slice(lead).replace(/[^\p{L}\p{N}]+$/u, "");
    if (!isPlain(word, token)) return [];
    const from = match.index + lead;
    const to = from + word.length;
    return [{ word, from, to, unfinished: to === text.length }];
  });
}

function isPlain(word: string, token: string): boolean {
  if (OF_SIGNS.test(token) || HAS_UNSPACED.test(word)) return false;
  return WORD.test(word) && word.toLowerCase() !== "or";
}

/** Puts words of scripts without spaces in quotes: the index holds their signs, which must follow each other. */
export function asPhrases(text: string): string {
  return text.replace(UNSPACED_RUN, (run) => (run.startsWith('"') ? run : `"${run}"`));
}

/** Replaces words of the text. */
export function withWords(
  text: string,
  changes: Array<{ from: number; to: number; word: string }>,
): string {
  let changed = text;
  for (const { from, to, word } of changes.toSorted((a, b) => b.from - a.from))
    changed = changed.slice(0, from) + word + changed.slice(to);
  return changed;
}

/** Edit distance: letters inserted, deleted, replaced, or two neighbours swapped (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(before, j - 2) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return at(above, b.length);
}

function at(row: number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY;
}

/** Number of typing errors tolerated; none in three letters, where every word is near. */
export function forgivenSlips(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 5 ? 1 : 2;
}

/** Whether a short word differs by another letter in one place: less often a slip than a word we do not know. */
export function swapsALetter(typed: string, near: string): boolean {
  if (typed.length !== near.length || typed.length > 5) return false;
  return typed.split("").filter((letter, place) => letter !== near[place]).length === 1;
}
