/** The form to change name, handle, description, languages and time zone. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { MOST_SKILLS } from "#app/domain/people/profile/skills.ts";
import { LanguageFields } from "./language-fields.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { OwnProfile } from "#app/domain/people/change-profile.ts";
import type { Profile } from "#app/domain/people/person-fields.ts";
import type { Refused } from "#app/http/refused.ts";

export interface ProfileFormProps {
  profile: OwnProfile;
  formKey: string;
  handleKeptDays: number;
  refused: Refused | null;
}

export function ProfileForm({ profile, formKey, handleKeptDays, refused }: ProfileFormProps) {
  const field = (name: keyof Profile) => ({
    name,
    value: refused?.values[name] ?? profile[name],
    error: refused?.refusal.problems[name],
  });
  return (
    <CommandForm verb="profile" commandKey={formKeyAgain(refused, formKey)} label="Profile">
      <TextField {...field("name")} label="Name" autoComplete="name" maxLength={80} />
      <TextField
        {...field("handle")}
        label="Handle"
        hint={
          <>
            Your page is <span className="figures">/sellers/{profile.handle}</span>. When you change
            it, the old address leads to the new one.
            {handleKeptDays > 0 &&
              ` Nobody else can take the old handle for ${handleKeptDays} days, and you can go back to it.`}
          </>
        }
        autoComplete="nickname"
        maxLength={30}
        spellCheck={false}
      />
      <TextField
        {...field("headline")}
        label="Headline"
        hint="One line under your name, such as “Copper-plate illustrator”."
        maxLength={120}
        optional
      />
      <TextArea
        {...field("bio")}
        label="About you"
        hint="What you do, and how you work. It stands on your page, in up to 2,000 characters."
        rows={6}
        maxLength={2000}
        optional
      />
      <TextField
        name="skills"
        label="Skills"
        hint={`What you can do, up to ${MOST_SKILLS}, separated by commas: “calligraphy, logo design”.`}
        value={refused?.values["skills"] ?? profile.skills.join(", ")}
        error={refused?.refusal.problems["skills"]}
        optional
      />
      <LanguageFields
        spoken={profile.languages}
        values={refused?.values}
        problems={refused?.refusal.problems ?? {}}
      />
      <TimeZoneField
        value={refused?.values["timeZone"] ?? profile.timeZone ?? ""}
        error={refused?.refusal.problems["timeZone"]}
      />
      <div>
        <Submit>Save the profile</Submit>
      </div>
    </CommandForm>
  );
}
