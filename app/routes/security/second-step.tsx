/** The second step of a sign-in: asks for a code of the authenticator app, or a recovery code. */
import { redirect } from "react-router";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { finishSignIn, openSecondStep } from "#app/domain/security/second-step.ts";
import { runAction } from "#app/http/answer.ts";
import { afterSignIn } from "#app/http/after-sign-in.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { ownPath } from "#app/http/next-path.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { dropSecondStep, readSecondStep } from "#app/http/second-step.ts";
import { keepSession, originOf } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { CodeField } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import type { Route } from "./+types/second-step";

/** Leads back to the first step when the second one is over. */
async function orFromTheStart<T>(url: URL, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== "sign_in_again") throw problem;
    throw redirectWithFlash(`/sign-in${url.search}`, { kind: "info", text: problem.message });
  }
}

export async function loader({ request, context, url }: Route.LoaderArgs) {
  if (admit(context, url, "security.sign_in") !== null)
    throw redirect(ownPath(url.searchParams.get("next")), 303);
  const { ways } = await orFromTheStart(url, () => openSecondStep(readSecondStep(request)));
  return {
    app: ways.totp,
    code: ways.totp || ways.codes > 0,
    passkey: ways.passkeys > 0,
    again: `/sign-in${url.search}`,
  };
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "security.sign_in");
  return runAction(request, async (form) => {
    const from = originOf(request, context);
    const { token, userId, remember } = await orFromTheStart(url, () =>
      finishSignIn(readSecondStep(request), form.text("code"), from),
    );
    dropSecondStep(context);
    await keepSession(request, context, token);
    if (remember) await rememberBrowser(request, context, userId);
    return redirect(await afterSignIn(userId, ownPath(url.searchParams.get("next"))), 303);
  });
}

export default function SecondStep({ loaderData, actionData }: Route.ComponentProps) {
  const { app, code, passkey, again } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <RefusalSummary refused={refused} notDone="You are not signed in yet." />
      <div className="max-w-lg">
        <title>Second step · Farthing</title>
        <PageHeader
          title="One more step"
          lead="Your password is right. Now show that you have your second step, too."
        />
        {code ? (
          <CommandForm>
            <CodeField name="code" app={app} error={refused?.refusal.problems["code"]} />
            <Submit large>Sign in</Submit>
          </CommandForm>
        ) : null}
        {passkey ? <PasskeySignIn action={again} /> : null}
        <p className="mt-8 soft">
          <a className="link" href="/recover">
            I have lost the app and my recovery codes
          </a>
          .
        </p>
      </div>
    </>
  );
}
