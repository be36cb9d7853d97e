/** Numbers and booleans in a query, typed as they are in a body: digits, `true` and `false`. */
import { z } from "zod";

/** The text as the value it spells, or unchanged for the schema to refuse. */
function readDigits(text: unknown): unknown {
  return typeof text === "string" && /^\d{1,15}$/.test(text.trim())
    ? Number.parseInt(text, 10)
    : text;
}

/** `1` and `0` were the spelling of some parameters once and are still understood. */
const TRUTHS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  "1": true,
  "0": false,
};

export function queryNumber(min: number, max: number) {
  const sentence = `Give a whole number from ${min} to ${max}.`;
  return z.preprocess(readDigits, z.int(sentence).min(min, sentence).max(max, sentence));
}

/** One of a few whole numbers. */
export function queryChoice<const N extends number>(values: readonly N[]) {
  return z.preprocess(readDigits, z.literal(values));
}

export const queryTruth = z.preprocess(
  (text) => (typeof text === "string" ? (TRUTHS[text] ?? text) : text),
  z.boolean("Give `true` or `false`."),
);
