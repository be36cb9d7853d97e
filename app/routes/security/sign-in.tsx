/** The page to sign in; it leads back to the page the person came from. */
import { admit } from "#app/http/viewer.ts";
import { redirect } from "react-router";
import { z } from "zod";
import { signInWithPasskey } from "#app/domain/security/passkeys/sign-in-with-passkey.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { passwordField } from "#app/domain/people/person-fields.ts";
import { runAction } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { afterSignIn } from "#app/http/after-sign-in.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { ownPath } from "#app/http/next-path.ts";
import { sentPasskey } from "#app/http/passkey-browser.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { keepSecondStep } from "#app/http/second-step.ts";
import { keepSession, originOf } from "#app/http/session.ts";
import { rememberUnlockLink } from "#app/http/unlock-link.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { ForgotPassword } from "./forgot-password.tsx";
import type { Route } from "./+types/sign-in";

const FORM = z.object({
  email: z.string().trim().min(1, "Please write your e-mail address or your handle.").max(254),
  password: passwordField,
});

export function loader({ context, url }: Route.LoaderArgs) {
  const next = ownPath(url.searchParams.get("next"));
  if (admit(context, url, "security.sign_in") !== null) throw redirect(next, 303);
  const wayIn = url.searchParams.get("way-in");
  if (wayIn !== null) return openedLink(rememberUnlockLink(context, wayIn));
  return { next };
}

/** Redirects at once, so that the link's token does not stay in the browser's history. */
function openedLink(taken: boolean): Response {
  return redirectWithFlash(
    "/sign-in",
    taken
      ? {
          kind: "success",
          text: "You do not have to wait in this browser. Sign in with your e-mail or handle and your password.",
        }
      : { kind: "info", text: "This link has expired. You can sign in here as usual." },
  );
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "security.sign_in");
  return runAction(request, async (form) => {
    const from = originOf(request, context);
    const passkey = sentPasskey(request, form);
    const signed = await (passkey === null
      ? signIn(form.parse(FORM), from)
      : signInWithPasskey(passkey, from));
    if ("secondStep" in signed) {
      keepSecondStep(context, signed.secondStep);
      return redirect(`/sign-in/second${url.search}`, 303);
    }
    const { token, userId, remember } = signed;
    await keepSession(request, context, token);
    if (remember) await rememberBrowser(request, context, userId);
    return redirect(await afterSignIn(userId, ownPath(url.searchParams.get("next"))), 303);
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { next } = loaderData;
  const refused = refusedFrom(actionData);
  const problems = refused?.refusal.problems ?? {};
  const join = next === "/" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`;
  return (
    <>
      <RefusalSummary refused={refused} notDone="You are not signed in yet." />
      <div className="max-w-lg">
        <title>Sign in · Farthing</title>
        <meta
          name="description"
          content="Sign in to order freelance work, to deliver your own, and to follow your money."
        />
        <PageHeader
          title="Sign in"
          lead={next === "/" ? undefined : "After that you go on to the page you wanted."}
        />
        <CommandForm>
          <TextField
            name="email"
            label="E-mail or handle"
            type="text"
            spellCheck={false}
            value={refused?.values["email"]}
            error={problems["email"]}
            autoComplete="username"
            maxLength={254}
          />
          <TextField
            name="password"
            label="Password"
            type="password"
            error={problems["password"]}
            autoComplete="current-password"
            maxLength={1000}
          />
          <ForgotPassword refused={refused} />
          <Submit large>Sign in</Submit>
        </CommandForm>
        <PasskeySignIn />
        <p className="mt-8 soft">
          New here?{" "}
          <a className="link" href={join}>
            Open an account
          </a>
          . It is free and takes a minute.
        </p>
      </div>
    </>
  );
}
