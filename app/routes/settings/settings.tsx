/** The settings page of a person's account: the ways to the profile, to security and to programs. */
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { changeSettings } from "./change-settings.ts";
import type { Route } from "./+types/settings";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "me.read");
  return runLoader(async () => ({
    profile: await ownProfile(actor),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "me.read");
  return runAction(request, async (form) => {
    const { said } = await changeSettings(signedIn, form);
    return redirectWithFlash("/settings", { kind: "success", text: said });
  });
}

function Programs() {
  return (
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
  );
}

function TimeOff() {
  return (
    <Section title="Time off" note="For people who sell.">
      <p>
        <a className="link" href="/settings/time-off">
          Time off
        </a>
        : days on which your gigs take no orders, without any harm to your record.
      </p>
    </Section>
  );
}

export default function Settings({ loaderData, actionData }: Route.ComponentProps) {
  const { profile } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Settings · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Settings"
        lead={
          <>
            You sign in as {profile.email}.{" "}
            <a className="link" href="/settings/email">
              Change the address
            </a>
          </>
        }
      />
      <Section title="Profile" note="What other people see about you.">
        <p>
          <a className="link" href="/settings/profile">
            Your profile
          </a>
          : picture, name, handle, headline, skills, languages, and the time zone in which you read
          times.
        </p>
      </Section>
      <TimeOff />
      <Section title="Notices and mail" note="What we tell you, where, and how often.">
        <p>
          <a className="link" href="/settings/notifications">
            Notices and mail
          </a>
          : which mails you get, at once or once a day, and your quiet hours.
        </p>
      </Section>
      <Section title="Security" note="Password, second factor, and where you are signed in.">
        <p>
          <a className="link" href="/settings/security">
            Security
          </a>{" "}
          shows how your account is guarded, and what happened to it lately.
        </p>
      </Section>
      <Section title="Record" note="What your orders and reviews say about you.">
        <p>
          <a className="link" href="/settings/record">
            My record
          </a>
          , and a signed copy to take elsewhere.
        </p>
      </Section>
      <Section title="People" note="Who cannot write to you or order from you.">
        <p>
          <a className="link" href="/settings/blocked">
            Blocked people
          </a>
        </p>
      </Section>
      <Programs />
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
