/** The page to sign up: one account to buy and to sell with. */
import { admit } from "#app/http/viewer.ts";
import { redirect } from "react-router";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/security/password-rules.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { runAction } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { askPath } from "#app/http/after-sign-in.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { ownPath } from "#app/http/next-path.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { keepSession, originOf } from "#app/http/session.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AccountOpened } from "./account-opened.tsx";
import { PasskeyWay } from "./passkey-way.tsx";
import { passkeySignUp } from "./passkey-sign-up.ts";
import { signUpFields } from "./sign-up-fields.ts";
import type { Route } from "./+types/sign-up";

function signInPath(next: string): string {
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

export function loader({ context, url }: Route.LoaderArgs) {
  const next = ownPath(url.searchParams.get("next"));
  if (admit(context, url, "people.sign_up") !== null) throw redirect(next, 303);
  return { next, key: newFormKey(), minLength: MIN_PASSWORD_LENGTH };
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "people.sign_up");
  return runAction(request, async (form) => {
    const from = originOf(request, context);
    const next = ownPath(url.searchParams.get("next"));
    if (form.text("passkey") !== "") return passkeySignUp(request, context, { form, next });
    const input = { ...(await signUpFields(form)), key: form.key() };
    const { answer, replayed } = await signUp(input, from);
    // A repeated form opens no session, because the password may have been changed in the meantime.
    if (replayed)
      return redirectWithFlash(signInPath(next), {
        kind: "info",
        text: "You already have an account. Sign in with your e-mail or handle and your password.",
      });
    const { token } = await startSession(answer.userId, "password", from);
    await keepSession(request, context, token);
    await rememberBrowser(request, context, answer.userId);
    return redirectWithFlash(askPath(next), {
      kind: "success",
      text: `Welcome, ${input.name}. Your account is open. Under Settings, Security you can add a passkey, to sign in without the password.`,
    });
  });
}

/** The texts a person accepts by opening an account. */
function Accepting() {
  return (
    <p className="small soft">
      By opening an account you accept the{" "}
      <a className="link" href="/terms">
        terms
      </a>
      . To see what we keep about you, read the{" "}
      <a className="link" href="/privacy">
        privacy notice
      </a>
      .
    </p>
  );
}

function AlreadyWithUs({ next }: { next: string }) {
  return (
    <p className="mt-8 soft">
      Already with us?{" "}
      <a className="link" href={signInPath(next)}>
        Sign in
      </a>
      .
    </p>
  );
}

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const { next, key, minLength } = loaderData;
  const refused = refusedFrom(actionData);
  const problems = refused?.refusal.problems ?? {};
  if (actionData !== undefined && "codes" in actionData) return <AccountOpened {...actionData} />;
  const value = (name: string) => ({ value: refused?.values[name], error: problems[name] });
  return (
    <>
      <RefusalSummary refused={refused} notDone="No account was opened." />
      <div className="max-w-lg">
        <title>Open an account · Farthing</title>
        <meta
          name="description"
          content="Open an account to order freelance work and to sell your own. It costs nothing."
        />
        <PageHeader
          title="Open an account"
          lead="One account to order work and to sell your own. It costs nothing; commission is a plain percentage of what you are paid."
        />
        <CommandForm commandKey={formKeyAgain(refused, key)}>
          <TextField
            name="name"
            label="Your name"
            hint="Others see it on orders and gigs."
            autoComplete="name"
            maxLength={80}
            {...value("name")}
          />
          <TextField
            name="handle"
            label="Handle"
            hint="Your page’s address: 3 to 30 letters a to z, digits and hyphens."
            autoComplete="nickname"
            maxLength={30}
            spellCheck={false}
            {...value("handle")}
          />
          <TextField
            name="email"
            label="E-mail"
            hint="We mail you a link to verify it. You sign in with it; other people never see it."
            type="email"
            autoComplete="email"
            maxLength={254}
            {...value("email")}
          />
          <TextField
            name="password"
            label="Password"
            hint={`At least ${minLength} characters. A few words in a row are good; “Password2026!” is not.`}
            type="password"
            error={problems["password"]}
            autoComplete="new-password"
            minLength={minLength}
            maxLength={1000}
          />
          <Accepting />
          <Submit large>Open the account</Submit>
          <PasskeyWay />
        </CommandForm>
        <AlreadyWithUs next={next} />
      </div>
    </>
  );
}
