/** Finds words with letters of two alphabets that resemble each other: in no real name, but a usual disguise. Pure. */
import { wordsOf } from "./appearances.ts";

/** Alphabets with letters that resemble each other's. Other mixtures are usual in honest names, such as Latin with Han. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** The first such word; null when there is none. */
export function mixedWord(name: string): string | null {
  const mixed = (word: string) => ALIKE.filter((script) => script.test(word)).length > 1;
  // A joiner within a word must not part it: the two halves would each be of one alphabet.
  return wordsOf(name.normalize("NFC").replace(UNSEEN, "")).find(mixed) ?? null;
}
