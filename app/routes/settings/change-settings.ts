/** Carries out the forms that pages of earlier releases had on the settings page. */
import { doPressed } from "#app/http/pressed-button.ts";
import { saveProfile } from "./save-profile.ts";
import type { SentForm } from "#app/http/form.ts";
import type { SignedIn } from "#app/http/viewer.ts";

export interface SettingsChanged {
  /** A sentence about what was done. */
  said: string;
}

/** Runs the form's command and returns a sentence about it. */
export function changeSettings({ actor }: SignedIn, form: SentForm): Promise<SettingsChanged> {
  return doPressed<SettingsChanged>(form, {
    async profile() {
      return { said: await saveProfile(actor, form) };
    },
  });
}
