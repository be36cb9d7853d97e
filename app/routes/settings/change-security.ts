/** Carries out the forms of the security page; the button tells which form was sent. */
import { z } from "zod";
import type { RouterContextProvider } from "react-router";
import { freezeOwnAccount } from "#app/domain/closings/freeze-account.ts";
import { unfreeze } from "#app/domain/payouts/lift-freeze.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { endOtherSessions, endOwnSession } from "#app/domain/security/own-sessions.ts";
import { stopRecovery } from "#app/domain/security/recovery/stop-recovery.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { steppedUp } from "#app/http/step-up.ts";
import type { SentForm } from "#app/http/form.ts";
import type { SignedIn } from "#app/http/viewer.ts";

/** The command judges both passwords together, empty ones too. */
const PASSWORD_FORM = z.object({
  oldPassword: z.string().max(1000),
  newPassword: z.string().max(1000),
  tokens: z.enum(["end", "keep"]).default("end"),
});

export interface SecurityChanged {
  /** A sentence about what was done. */
  said: string;
  /** The session's new token, if it got one. */
  token?: string | null;
  /** Where the person goes on, if not on the page. */
  next?: string;
}

/** Runs the form's command and returns a sentence about it. */
export function changeSecurity(
  signedIn: SignedIn,
  context: Readonly<RouterContextProvider>,
  form: SentForm,
): Promise<SecurityChanged> {
  const { actor, sessionId } = signedIn;
  return doPressed<SecurityChanged>(form, {
    async password() {
      const { tokens, ...passwords } = form.parse(PASSWORD_FORM);
      await steppedUp(context, form, "oldPassword");
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
    async "stop-recovery"() {
      await stopRecovery(actor);
      return {
        said: "The recovery is stopped. Your password and your second factor stay as they are.",
      };
    },
    async freeze() {
      await freezeOwnAccount(actor, { key: form.key() });
      return { said: "", next: "/recover?frozen" };
    },
    async unfreeze() {
      await steppedUp(context, form);
      const { restsUntil } = (await unfreeze(actor, { key: form.key() })).answer;
      const until = restsUntil === null ? null : writeMoment(new Date(restsUntil));
      return {
        said: `Your payouts are no longer frozen. ${until === null ? "They are paid as before." : `They rest until ${until}.`}`,
      };
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
