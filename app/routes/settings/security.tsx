/** The security page: how the account is guarded, where it is signed in, and what happened to it lately. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { securityEvents } from "#app/domain/notifications/security-events.ts";
import { ownTokens } from "#app/domain/security/api-tokens.ts";
import { ownSessions } from "#app/domain/security/own-sessions.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/security/password-rules.ts";
import { securityPage } from "#app/domain/security/security-page.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { keepSession } from "#app/http/session.ts";
import { stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { redirect } from "react-router";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { changeSecurity } from "./change-security.ts";
import { PasswordForm } from "./password-form.tsx";
import { PayoutsResting } from "./payouts-resting.tsx";
import { RecoveryWaiting } from "./recovery-waiting.tsx";
import { SecurityEvents } from "./security-events.tsx";
import { SessionList } from "./session-list.tsx";
import { TokenSummary } from "./token-summary.tsx";
import { WaysIn } from "./ways-in.tsx";
import type { Route } from "./+types/security";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor, sessionId } = admit(context, url, "me.security");
  return runLoader(async () => {
    const [page, sessions, tokens, events, stepUp] = await Promise.all([
      securityPage(actor),
      ownSessions(actor),
      ownTokens(actor),
      securityEvents(actor),
      stepUpFacts(context),
    ]);
    const keys = { password: newFormKey(), freeze: newFormKey(), unfreeze: newFormKey() };
    const shown = { page, sessions, tokens, events, stepUp, keys, sessionId };
    return { ...shown, minLength: MIN_PASSWORD_LENGTH, now: nowDate() };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "me.security");
  return runAction(request, async (form) => {
    const { said, token, next } = await changeSecurity(signedIn, context, form);
    if (typeof token === "string") {
      await keepSession(request, context, token);
      await rememberBrowser(request, context, signedIn.actor.id);
    }
    if (next !== undefined) return redirect(next, 303);
    return redirectWithFlash("/settings/security", { kind: "success", text: said });
  });
}

export default function Security({ loaderData, actionData }: Route.ComponentProps) {
  const { page, sessions, tokens, events, stepUp, keys, sessionId, minLength, now } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Security · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Security"
        lead="How your account is guarded, where you are signed in, and what happened lately."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      <PayoutsResting
        page={page}
        now={now}
        stepUp={stepUp}
        formKey={keys.unfreeze}
        refused={refusedForm(refused, "unfreeze", "stepUp")}
      />
      <RecoveryWaiting recovery={page.recovery} now={now} />
      <Section title="How you sign in" note="Each of these proves that it is you.">
        <WaysIn page={page} />
      </Section>
      <Section
        title="Password"
        id="password"
        note="Changing it signs you out everywhere else and, unless you keep them, ends your API tokens."
      >
        <PasswordForm
          minLength={minLength}
          email={page.email}
          formKey={keys.password}
          stepUp={stepUp}
          refused={refusedForm(refused, "password", "tokens")}
        />
      </Section>
      <Section title="Where you are signed in" id="sessions" wide>
        <SessionList sessions={sessions} current={sessionId} />
      </Section>
      <Section title="API tokens" note="Programs that can act for you.">
        <TokenSummary tokens={tokens} />
      </Section>
      <Section
        title="What happened lately"
        id="events"
        note="Everything about the security of your account in the last 90 days."
        wide
      >
        <SecurityEvents events={events} formKey={keys.freeze} />
      </Section>
    </>
  );
}
