/** The settings page of a person's account: profile, password, and signed-in browsers. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { ownSessions } from "#app/domain/security/own-sessions.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/security/password-rules.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { keepSession } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { changeSettings } from "./change-settings.ts";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionList } from "./session-list.tsx";
import type { Route } from "./+types/settings";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor, sessionId } = admit(context, url, "me.read");
  return runLoader(async () => ({
    profile: await ownProfile(actor),
    sessions: await ownSessions(actor),
    sessionId,
    minLength: MIN_PASSWORD_LENGTH,
    handleKeptDays: env.handleKeptDays,
    keys: { profile: newFormKey(), password: newFormKey() },
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "me.read");
  return runAction(request, async (form) => {
    const { said, token } = await changeSettings(signedIn, form);
    if (typeof token === "string") {
      await keepSession(request, context, token);
      rememberBrowser(request, context, signedIn.actor.id);
    }
    return redirectWithFlash("/settings", { kind: "success", text: said });
  });
}

export default function Settings({ loaderData, actionData }: Route.ComponentProps) {
  const { profile, sessions, sessionId, minLength, handleKeptDays, keys } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Settings · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader title="Settings" lead={`You sign in as ${profile.email}.`} />
      <Section title="Profile" note="What other people see about you.">
        <ProfileForm
          profile={profile}
          formKey={keys.profile}
          handleKeptDays={handleKeptDays}
          refused={refusedForm(refused, "profile", "handle")}
        />
      </Section>
      <Section
        title="Password"
        note="Changing it signs you out everywhere else and, unless you keep them, ends your API tokens."
      >
        <PasswordForm
          minLength={minLength}
          email={profile.email}
          formKey={keys.password}
          refused={refusedForm(refused, "password", "tokens")}
        />
      </Section>
      <Section title="Where you are signed in" id="sessions" wide>
        <SessionList sessions={sessions} current={sessionId} />
      </Section>
      <Section title="Programs" note="Programs that can act for you.">
        <p>
          <a className="link" href="/settings/tokens">
            API tokens
          </a>{" "}
          let a program order, deliver or read for you.
        </p>
        <p>
          <a className="link" href="/settings/webhooks">
            Webhooks
          </a>{" "}
          tell your programs what happens, as it happens.
        </p>
      </Section>
      <Section title="The end of your account" note="You can close it when nothing is open.">
        <p>
          <a className="link" href="/settings/close">
            Close the account
          </a>
        </p>
      </Section>
    </>
  );
}
