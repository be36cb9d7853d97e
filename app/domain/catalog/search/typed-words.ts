/** Takes apart what was typed into the search box: words that may be mistyped, and the rest that is left alone. Pure. */

export interface TypedWord {
  word: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** The last thing typed, right at the end: perhaps only the beginning of a word. */
  unfinished: boolean;
}

const WORD = /^\p{L}{3,30}$/u;

/** Plain words only: not inside quotes, not excluded with a dash, not the operator `or`, no numbers or codes. */
export function typedWords(text: string): TypedWord[] {
  return [...text.matchAll(/"[^"]*"?|\S+/g)]
    .map((match) => {
      const [token] = match;
      const lead = /^[^\p{L}\p{N}"-]*/u.exec(token)?.[0].length ?? 0;
      const word = token.slice(lead).replace(/[^\p{L}\p{N}]+$/u, "");
      const from = match.index + lead;
      return { word, from, to: from + word.length, unfinished: from + word.length === text.length };
    })
    .filter(({ word }) => WORD.test(word) && word.toLowerCase() !== "or");
}

/** The text with some of its words replaced. */
export function withWords(
  text: string,
  changes: Array<{ from: number; to: number; word: string }>,
): string {
  let changed = text;
  for (const { from, to, word } of changes.toSorted((a, b) => b.from - a.from))
    changed = changed.slice(0, from) + word + changed.slice(to);
  return changed;
}

/** How many slips of the finger lie between two words: letters added, lost, wrong, or two neighbours swapped. */
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

/** How many slips are forgiven: none of three letters could be anything. */
export function forgivenSlips(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 5 ? 1 : 2;
}
