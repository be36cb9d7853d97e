/** Sentences with moments and amounts in them, in pieces: pages set these in their own way, mail and titles take the text. Pure. */
import { moneyParts } from "./money.ts";
import type { Money } from "./money.ts";
import { writeDeadline } from "./moment.ts";

export type Piece = string | Date | Money;
export type Sentence = readonly Piece[];

/** The words with each `{name}` replaced by its piece; a name that is not given stays as it is. */
export function fillIn(words: string, pieces: Readonly<Record<string, Piece>>): Sentence {
  return words
    .split(/(\{[a-z]+\})/)
    .map((part) => {
      const name = /^\{([a-z]+)\}$/.exec(part)?.[1];
      return name !== undefined && Object.hasOwn(pieces, name) ? (pieces[name] ?? part) : part;
    })
    .filter((piece) => piece !== "");
}

/** The sentence as one line of text: `Lin must start by 1 December, 11:15 UTC; otherwise $35.00 goes back to you.` */
export function sentenceText(sentence: Sentence, now: Date): string {
  return sentence
    .map((piece) => {
      if (typeof piece === "string") return piece;
      return piece instanceof Date ? writeDeadline(piece, now) : amountText(piece);
    })
    .join("");
}

function amountText(amount: Money): string {
  const { symbol, units, minor, sub } = moneyParts(amount);
  return `${symbol}${units}${minor}${sub}`;
}
