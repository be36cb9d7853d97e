/** The people of the demo's year: their accounts, profiles, and where they are paid. Pure. */
import type { SeedPerson } from "#db/seed/demo/shapes.ts";
import { fit, PROFILE, SIGN_UP } from "#app/domain/people/person-fields.ts";
import { SKILLS } from "#app/domain/people/profile/skills.ts";
import { SPOKEN } from "#app/domain/people/profile/spoken-languages.ts";
import { timeZoneField } from "#app/domain/people/profile/time-zone-field.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { daysBefore, idAt } from "./moments.ts";
import type { YearPerson } from "./planned.ts";

export interface KnownOfPeople {
  /** Handle → skills, in one line. */
  skills: Readonly<Record<string, string>>;
  /** Sellers who appear in the story: their ids, and the story's first moment. */
  story?: { ids: ReadonlyMap<string, string>; from: Date };
}

/** Refuses `invalid_input` for a person whom the doors of sign-up and settings would refuse. */
export function planPeople(
  seed: Readonly<Record<string, SeedPerson>>,
  today: Date,
  domain: string,
  { skills, story }: KnownOfPeople,
): Map<string, YearPerson> {
  const people = Object.entries(seed).map(([handle, person], index): [string, YearPerson] => {
    const { name, headline, bio } = person;
    const joined = daysBefore(today, person.joined);
    const email = `${handle}@${domain}`;
    fit(SIGN_UP, { name, handle, email, password: "published" });
    fit(PROFILE, { name, handle, headline, bio });
    const languages = fit(SPOKEN, person.languages.split(", ").map(spoken));
    return [
      handle,
      {
        id: story?.ids.get(handle) ?? idAt("user", joined),
        handle,
        name,
        email,
        headline,
        bio,
        languages,
        skills: fit(
          SKILLS,
          (skills[handle] ?? "").split(", ").filter((skill) => skill !== ""),
        ),
        storyFrom: story?.ids.has(handle) === true ? story.from : null,
        timeZone: fit(timeZoneField, person.timeZone),
        joined,
        begins: person.begins ?? 8,
        decides: person.decides ?? 20,
        methodId: idAt("payoutMethod", joined),
        // Each person has an account of their own: one that two share would put both into the same hands.
        account: accountNumberOf("DE", `20020020002${`${index}`.padStart(5, "0")}00`),
      },
    ];
  });
  return new Map(people);
}

function spoken(text: string) {
  const [code, level] = text.split(" ");
  return { code, level };
}
