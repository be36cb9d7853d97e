/** The length of text as people count it: in grapheme clusters, each of which may be several code points. Pure. */

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One code unit is one character here. */
const PLAIN = /^[\x20-\x7E\n\t]*$/;

const UTF_8 = new TextEncoder();

/** Every code point of Unicode has at most so many bytes of UTF-8. */
const BYTES_EACH = 4;

export function charactersOf(text: string): string[] {
  if (PLAIN.test(text)) return text.split("");
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

export function countCharacters(text: string): number {
  return PLAIN.test(text) ? text.length : charactersOf(text).length;
}

/** The bytes of UTF-8 that a text of `max` characters may have: room for any script, a bound for emoji and accents. */
export function bytesAllowed(max: number): number {
  return max * BYTES_EACH;
}

/** Whether the text has at most `max` characters, and no more bytes than they may have. */
export function fitsIn(text: string, max: number): boolean {
  if (text.length > bytesAllowed(max)) return false;
  if (PLAIN.test(text)) return text.length <= max;
  return bytesOf(text) <= bytesAllowed(max) && charactersOf(text).length <= max;
}

export function bytesOf(text: string): number {
  return UTF_8.encode(text).length;
}

const UNSEEN = /[\s\u2800\p{Default_Ignorable_Code_Point}]/gu;

/** Whether a reader would see nothing. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, "") === "";
}
