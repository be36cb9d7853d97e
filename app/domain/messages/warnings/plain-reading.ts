/** A text as a reader takes it: in lower case, without unseen characters, with disguised names spelled plainly. Pure. */
import { looksOf, readings } from "#app/domain/people/names/appearances.ts";
import { MESSENGERS, PAYMENT_WAYS } from "./known-names.ts";

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Appearance → the name it can be mistaken for. */
const LOOKS = new Map(
  [...MESSENGERS, ...PAYMENT_WAYS, "gmail", "farthing"].flatMap((name) =>
    looksOf(name).map((look): [string, string] => [look, name]),
  ),
);

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** `w h a t s a p p`, `P.A.Y.P.A.L`. */
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:[ ._*-]\p{L}){2,14}(?![\p{L}\p{N}])/gu;
const SHORTEST = 4;
const LONGEST = 16;

export function plainReading(text: string): string {
  const plain = text.normalize("NFKC").replace(UNSEEN, "");
  return plain
    .replace(SPACED, (spaced) => named(spaced.replace(/[^\p{L}]/gu, "")) ?? spaced)
    .replace(WORD, (word) => (/^[A-Za-z]+$/.test(word) ? word : (named(word) ?? word)))
    .toLowerCase()
    .replace(/\bwhat'?s app\b/g, "whatsapp");
}

/** The name a word spells or imitates; null for every other word. */
function named(word: string): string | null {
  if (word.length < SHORTEST || word.length > LONGEST) return null;
  for (const reading of readings(word)) {
    const name = LOOKS.get(reading);
    if (name !== undefined) return name;
  }
  return null;
}
