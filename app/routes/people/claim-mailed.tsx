/** The page behind the link of a mailed invitation: opening it changes nothing. Its buttons take over the account, or end the mails. */
import { redirect } from "react-router";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import {
  acceptByMail,
  declineInvitation,
  invitedByMail,
  MAILED_CLAIM,
} from "#app/domain/people/invitations/accept-by-mail.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/security/password-rules.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { originOf } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { beginAsOwner } from "./begin-as-owner.ts";
import type { Route } from "./+types/claim-mailed";

const tokenOf = (url: URL) => url.searchParams.get("token") ?? "";

export function loader({ context, url }: Route.LoaderArgs) {
  if (admit(context, url, "people.accept_invitation") !== null) throw redirect("/selling", 303);
  return runLoader(async () => ({
    person: await invitedByMail(tokenOf(url)),
    key: newFormKey(),
    minLength: MIN_PASSWORD_LENGTH,
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "people.accept_invitation");
  return runAction(request, (form) =>
    doPressed<Response>(form, {
      async claim() {
        const input = { ...form.parse(MAILED_CLAIM), token: tokenOf(url), key: form.key() };
        const { answer, replayed } = await acceptByMail(input, originOf(request, context));
        return beginAsOwner(request, context, {
          userId: answer.userId,
          name: input.name,
          replayed,
        });
      },
      async decline() {
        await declineInvitation(tokenOf(url));
        return redirectWithFlash("/", {
          kind: "success",
          text: "We will not write to you again. Nobody can order the gigs of this account.",
        });
      },
    }),
  );
}

export default function ClaimMailed({ loaderData, actionData }: Route.ComponentProps) {
  const { person, key, minLength } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Take over your account · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="The account was not changed." />
      <div className="max-w-lg">
        <PageHeader
          title="Take over your account"
          lead="Your gigs came to Farthing with an imported catalogue. Choose a password to take over the account and sell them."
        />
        {person === null ? (
          <p>{REFUSALS.invitation_invalid.sentence}</p>
        ) : (
          <>
            <ClaimForm
              person={person}
              refused={refusedForm(refused, "claim", "name")}
              freshKey={key}
              minLength={minLength}
              verb="claim"
            />
            <Section
              title="Not interested?"
              note="Then the gigs stay off sale, and we send no more mails to this address."
            >
              <CommandForm verb="decline" label="No more mails">
                <div>
                  <Submit kind="quiet">Do not write to me again</Submit>
                </div>
              </CommandForm>
            </Section>
          </>
        )}
      </div>
    </>
  );
}
