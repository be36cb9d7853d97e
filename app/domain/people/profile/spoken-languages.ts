/** The languages on a profile: which, how well, and how many. */
import { z } from "zod";
import { LANGUAGES } from "./languages.ts";

export const LEVELS = ["basic", "fluent", "native"] as const;

export const MOST_LANGUAGES = 8;

/** In the person's order; no language twice. */
export const SPOKEN = z
  .array(
    z.strictObject({
      /** ISO 639-1. */
      code: z.enum(LANGUAGES.map(({ code }) => code)),
      level: z.enum(LEVELS),
    }),
  )
  .max(MOST_LANGUAGES, `Choose up to ${MOST_LANGUAGES} languages.`)
  .refine(
    (spoken) => new Set(spoken.map(({ code }) => code)).size === spoken.length,
    "A language is on the list twice.",
  );

export type Spoken = z.output<typeof SPOKEN>[number];
