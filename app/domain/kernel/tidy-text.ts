/** Brings written text into its one form: NFC, line ends as `\n`, no blanks around it. Pure. */

/** Left out without a word: pasted text is full of them, and the text reads the same without. */
const LEFT_OUT = /[\u00AD\u2060\uFEFF]|\u200C(?![\p{L}\p{M}\p{N}])/gu;

/** A zero-width space ends a word in scripts without spaces, and does nothing in others. */
const IDLE_SPACE =
  /(?<![\p{sc=Khmer}\p{sc=Thai}\p{sc=Lao}\p{sc=Myanmar}\p{sc=Javanese}\p{sc=Balinese}\p{sc=Tibetan}])\u200B/gu;

const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;

const PLAIN = /^[\x21-\x7E](?:[\x20-\x7E\n\t]*[\x21-\x7E])?$/;

/** Text of many lines; blanks at the ends of lines stay. */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(LINE_ENDS, "\n")
    .replace(LEFT_OUT, "")
    .replace(IDLE_SPACE, "")
    .trim();
}

/** Text of one line: every run of blanks and line ends is one space. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/\s+/g, " ");
}
