/** Carries out the profile form. */
import { z } from "zod";
import { changeProfile } from "#app/domain/people/change-profile.ts";
import { bioField, headlineField, nameField } from "#app/domain/people/person-fields.ts";
import { SKILL_MAX, MOST_SKILLS, SKILLS } from "#app/domain/people/profile/skills.ts";
import { timeZoneField } from "#app/domain/people/profile/time-zone-field.ts";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { LANGUAGE_FIELDS, spokenFrom } from "./typed-languages.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";

/** Separated by commas, and one twice counts once: typed lists are forgiven what a program's are not. */
const skillsField = writtenText({ max: (SKILL_MAX + 2) * MOST_SKILLS, lines: "one" })
  .transform((text) => {
    const skills = text.split(/[,;、،]/).map((skill) => skill.trim());
    const named = skills.filter((skill) => skill !== "");
    return named.filter(
      (skill, at) => named.findIndex((other) => other.toLowerCase() === skill.toLowerCase()) === at,
    );
  })
  .pipe(SKILLS)
  .optional();

/** The command checks the handle, because an old one may stay. Languages, skills and zone are absent in forms of earlier releases. */
const PROFILE_FORM = z.object({
  name: nameField,
  handle: z.string().trim().min(1, "Please choose a handle."),
  headline: headlineField,
  bio: bioField,
  timeZone: timeZoneField.optional(),
  skills: skillsField,
  ...LANGUAGE_FIELDS,
});

/** Returns a sentence about what was done. */
export async function saveProfile(actor: UserActor, form: SentForm): Promise<string> {
  const { name, handle, headline, bio, timeZone, skills, ...rows } = form.parse(PROFILE_FORM);
  const languages = spokenFrom(rows);
  const profile = { name, handle, headline, bio, languages, timeZone, skills };
  await changeProfile(actor, { ...profile, key: form.key() });
  return "Your profile is saved.";
}
