/** The skills on a profile: a bounded list in the person's own words. */
import { z } from "zod";
import { writtenText } from "#app/domain/kernel/written-text.ts";

export const MOST_SKILLS = 15;
export const SKILL_MAX = 40;

/** In the person's order. Skills that differ only in case are one, as it was written first. */
export const SKILLS = z
  .array(
    writtenText({ max: SKILL_MAX, min: 1, lines: "one", empty: "A skill needs a word." }),
    `Write up to ${MOST_SKILLS} skills.`,
  )
  .max(MOST_SKILLS, `Write up to ${MOST_SKILLS} skills.`)
  .refine(
    (skills) => new Set(skills.map((skill) => skill.toLowerCase())).size === skills.length,
    "A skill is on the list twice.",
  );
