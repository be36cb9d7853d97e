/** Carries out the form to sign up, sent with a passkey instead of a password. */
import { SIGN_UP_WITH_PASSKEY } from "#app/domain/people/person-fields.ts";
import { signUpWithPasskey } from "#app/domain/people/sign-up-with-passkey.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { forgetPasskeyBrowser, passkeyBrowser } from "#app/http/passkey-browser.ts";
import { keepSession, originOf } from "#app/http/session.ts";
import type { RouterContextProvider } from "react-router";
import type { SentForm } from "#app/http/form.ts";

export interface AccountOpenedFacts {
  codes: string[];
  next: string;
}

/** Shows the recovery codes: they appear once, so there is no redirect. */
export async function passkeySignUp(
  request: Request,
  context: Readonly<RouterContextProvider>,
  { form, next }: { form: SentForm; next: string },
): Promise<Response | AccountOpenedFacts> {
  const from = originOf(request, context);
  const person = form.parse(SIGN_UP_WITH_PASSKEY);
  const browser = passkeyBrowser(request) ?? refuse("passkey_expired");
  const sent = { ...person, ...browser, passkey: form.text("passkey"), key: form.key() };
  const { answer, codes } = await signUpWithPasskey(sent, from);
  if (codes === null)
    return redirectWithFlash("/sign-in", {
      kind: "info",
      text: "You already have an account. Sign in with your passkey.",
    });
  const { token } = await startSession(answer.userId, "second_factor", from);
  await keepSession(request, context, token);
  await rememberBrowser(request, context, answer.userId);
  forgetPasskeyBrowser(context);
  return { codes, next };
}
