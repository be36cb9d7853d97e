/**
 * Appearances of a name, to compare it with names it may imitate (`official.ts`): without case and accents, with look-alike
 * characters replaced, and once with digits read as letters. Pure.
 */
import { skeleton } from "./skeleton.ts";

const DIGITS_AS_LETTERS: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  $: "s",
  "@": "a",
  "!": "i",
};

/** Marks of no script are accents; marks of a script, such as Devanagari's vowels, are letters to its readers. */
const ACCENTS = /\p{Script=Inherited}/gu;

function folded(text: string): string {
  return skeleton(text).replace(ACCENTS, "").toLowerCase();
}

/** Appearances of a typed name: as typed (a capital I looks like l), in lower case (i does not), and with digits as letters. */
export function readings(text: string): string[] {
  const lower = text.toLowerCase();
  const spelled = lower.replace(/[013457$@!]/g, (sign) => DIGITS_AS_LETTERS[sign] ?? sign);
  return [...new Set([text, lower, spelled].map(folded))];
}

/** Appearances of a protected word: as given, in lower case, in capitals, and with a capital first letter. */
export function looksOf(word: string): string[] {
  const lower = word.toLowerCase();
  const title = lower.charAt(0).toUpperCase() + lower.slice(1);
  return [...new Set([word, lower, word.toUpperCase(), title].map(folded))];
}

/** Runs of letters, digits and their marks. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
