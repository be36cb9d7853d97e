/** What an import asks of text in a file: one normal form, no signs that disguise it, and cuts between whole characters. Pure. */

/** Signs that change the reading direction, and control characters other than tabs and line breaks. */
const DISGUISING = /[\u202A-\u202E\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u;

/** Composed characters, no NUL (PostgreSQL cannot store it), no space around; single spaces in a text of one line. */
export function normalText(text: string, { lines }: { lines: boolean }): string {
  const composed = text.replaceAll("\0", "").normalize("NFC").trim();
  return lines ? composed : composed.replace(/\s+/g, " ");
}

/** The first disguising sign as `U+202E`; null for an honest text. */
export function disguisingSign(text: string): string | null {
  const sign = DISGUISING.exec(text)?.[0];
  if (sign === undefined) return null;
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The longest start of at most `max` UTF-16 units that ends between two characters as readers see them. */
export function cutBetweenCharacters(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
