/** Carries out the forms of the settings page; the button tells which form was sent. */
import { z } from "zod";
import { changeProfile } from "#app/domain/people/change-profile.ts";
import { bioField, headlineField, nameField } from "#app/domain/people/person-fields.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import type { SentForm } from "#app/http/form.ts";
import type { SignedIn } from "#app/http/viewer.ts";

/** The command checks the handle, because an old one may stay. */
const PROFILE_FORM = z.object({
  name: nameField,
  handle: z.string().trim().min(1, "Please choose a handle."),
  headline: headlineField,
  bio: bioField,
});

export interface SettingsChanged {
  /** A sentence about what was done. */
  said: string;
}

/** Runs the form's command and returns a sentence about it. */
export function changeSettings(signedIn: SignedIn, form: SentForm): Promise<SettingsChanged> {
  const { actor } = signedIn;
  return doPressed<SettingsChanged>(form, {
    async profile() {
      await changeProfile(actor, { ...form.parse(PROFILE_FORM), key: form.key() });
      return { said: "Your profile is saved." };
    },
  });
}
