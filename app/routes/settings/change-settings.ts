/** Carries out the forms of the settings page; the button tells which form was sent. */
import { z } from "zod";
import { changePassword } from "#app/domain/security/change-password.ts";
import { endOtherSessions, endOwnSession } from "#app/domain/security/own-sessions.ts";
import { saveProfile } from "./save-profile.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import type { SentForm } from "#app/http/form.ts";
import type { SignedIn } from "#app/http/viewer.ts";

/** The command judges both passwords together, empty ones too. */
const PASSWORD_FORM = z.object({
  oldPassword: z.string().max(1000),
  newPassword: z.string().max(1000),
  tokens: z.enum(["end", "keep"]).default("end"),
});

export interface SettingsChanged {
  /** A sentence about what was done. */
  said: string;
  /** The session's new token, if it got one. */
  token?: string | null;
}

/** Runs the form's command and returns a sentence about it. `stepUp` carries out the proof in the form, if it has one. */
export function changeSettings(
  signedIn: SignedIn,
  form: SentForm,
  stepUp: () => Promise<void>,
): Promise<SettingsChanged> {
  const { actor, sessionId } = signedIn;
  return doPressed<SettingsChanged>(form, {
    // Sent by pages of earlier releases, which had the profile here.
    async profile() {
      return { said: await saveProfile(actor, form) };
    },
    async password() {
      const { tokens, ...passwords } = form.parse(PASSWORD_FORM);
      await stepUp();
      const keepTokens = tokens === "keep";
      const input = { ...passwords, keepTokens, sessionId, key: form.key() };
      const { answer, token } = await changePassword(actor, input);
      const { sessionsEnded, tokensEnded = 0 } = answer;
      const said = `Your password is changed. ${sayEnded(sessionsEnded)} ${sayTokens(tokensEnded, keepTokens)}`;
      return { said, token };
    },
    async "end-session"() {
      await endOwnSession(actor, form.text("session"));
      return { said: "The session is ended." };
    },
    async "end-others"() {
      return { said: sayEnded(await endOtherSessions(actor, sessionId)) };
    },
  });
}

function sayTokens(ended: number, kept: boolean): string {
  if (kept) return "Your API tokens work as before.";
  if (ended === 0) return "You had no API tokens.";
  return ended === 1 ? "Your API token is ended." : `Your ${ended} API tokens are ended.`;
}

function sayEnded(count: number): string {
  if (count === 0) return "You were not signed in anywhere else.";
  return count === 1 ? "One other session is ended." : `${count} other sessions are ended.`;
}
