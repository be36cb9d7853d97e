/** The language rows of the profile form, from fields to languages. */
import { z } from "zod";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { findLanguage } from "#app/domain/people/profile/languages.ts";
import { LEVELS, MOST_LANGUAGES } from "#app/domain/people/profile/spoken-languages.ts";
import type { Spoken } from "#app/domain/people/profile/spoken-languages.ts";

/** Row numbers, from 1: the fields are `language1` and `level1`, … */
export const ROWS = Array.from({ length: MOST_LANGUAGES }, (_, place) => place + 1);

/** Longer than the longest name of a language. */
const NAME_MAX = 60;

/** A typed name becomes a code; null for an empty field. */
const language = writtenText({ max: NAME_MAX, lines: "one" })
  .transform((typed, check): string | null => {
    if (typed === "") return null;
    const code = findLanguage(typed);
    if (code !== null) return code;
    check.addIssue({
      code: "custom",
      message: `We do not know the language “${typed}”. Choose one of the list, such as German.`,
    });
    return z.NEVER;
  })
  .optional();

const level = z.enum(LEVELS).default("fluent");

export const LANGUAGE_FIELDS = Object.fromEntries(
  ROWS.flatMap((row) => [
    [`language${row}`, language],
    [`level${row}`, level],
  ]),
) as Record<`language${number}`, typeof language> & Record<`level${number}`, typeof level>;

type Typed = Partial<Record<string, unknown>>;

/** Undefined for a form without these fields, as earlier releases sent it. A language named twice counts once, as named first. */
export function spokenFrom(typed: Typed): Spoken[] | undefined {
  if (ROWS.every((row) => typed[`language${row}`] === undefined)) return undefined;
  const spoken = new Map<string, Spoken>();
  for (const row of ROWS) {
    const code = typed[`language${row}`];
    if (typeof code === "string" && !spoken.has(code))
      spoken.set(code, { code, level: typed[`level${row}`] as Spoken["level"] });
  }
  return [...spoken.values()];
}
