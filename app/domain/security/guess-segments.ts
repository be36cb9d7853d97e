/** Recognises the segments a password can be made of, each with its cost to guess as a power of ten (decision 26). */
import { commonPasswords } from "./password-ranks.ts";
import { isWholeDate } from "./guessable-dates.ts";

export type SegmentKind = "word" | "own" | "site" | "row" | "date" | "sign";

export interface Segment {
  kind: SegmentKind;
  /** log10 of the guesses. */
  cost: number;
}

/** Words that no password may be made of: the person's, and this site's. */
export interface Expected {
  own: ReadonlySet<string>;
  site: ReadonlySet<string>;
}

/** Rows, columns and zigzags of keyboards and number pads, the alphabet and the digits. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "0246813579",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "!@#$%^&*()_+",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qazwsxedcrfvtgbyhnujmikolp",
  "zaqxswcdevfrbgtnhymjukilop",
  "a1s2d3f4g5h6j7k8l9",
  "a1b2c3d4e5f6g7h8i9j0",
  "789456123",
  "147258369",
  "159357",
].flatMap((row) => [row, Array.from(row).toReversed().join("")]);

const ROW_COST = 1.3;
const DATE_COST = 4.3;
const YEAR_COST = 2;
const EXPECTED_COST = 0.5;
const DISGUISE_COST = 0.3;

/** The cost of a single sign outside of segments. */
export function signCost(sign: string): number {
  if (/\d/.test(sign)) return 1;
  if (/[\s.,_/-]/.test(sign)) return 0.5;
  return /\p{L}/u.test(sign) ? 1.4 : 1.5;
}

/** The cheapest reading of three signs or more as one segment, or null. `text` is in lower case. */
export function readSegment(text: string, expected: Expected): Segment | null {
  const found: Segment[] = [];
  for (const [form, extra] of disguises(text)) {
    if (expected.own.has(form)) found.push({ kind: "own", cost: EXPECTED_COST + extra });
    if (expected.site.has(form)) found.push({ kind: "site", cost: EXPECTED_COST + extra });
    const rank = commonPasswords().get(form);
    if (rank !== undefined) found.push({ kind: "word", cost: Math.log10(rank + 1) + extra });
  }
  if (isRow(text)) found.push({ kind: "row", cost: ROW_COST });
  if (/^(19|20)\d\d$/.test(text)) found.push({ kind: "date", cost: YEAR_COST });
  if (/^\d{8}$/.test(text) && isWholeDate(text)) found.push({ kind: "date", cost: DATE_COST });
  return found.reduce<Segment | null>(
    (best, segment) => (best === null || segment.cost < best.cost ? segment : best),
    null,
  );
}

/** A run along a row, or one sign repeated. */
function isRow(text: string): boolean {
  return /^(.)\1+$/u.test(text) || ROWS.some((row) => row.includes(text));
}

/** `p4$$w0rd` and `drowssap` are `password`. */
function disguises(text: string): Array<[form: string, extra: number]> {
  return [
    [text, 0],
    [plainLetters(text, "i"), DISGUISE_COST],
    [plainLetters(text, "l"), DISGUISE_COST],
    [Array.from(text).toReversed().join(""), DISGUISE_COST],
  ];
}

const SWAPS: Record<string, string> = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "+": "t",
};

/** Replaces signs by the letters they resemble; `1`, `!` and `|` by `one`. */
function plainLetters(text: string, one: "i" | "l"): string {
  return text.replace(/[1!|]/g, one).replace(/[0345789@$+]/g, (sign) => SWAPS[sign] ?? sign);
}
