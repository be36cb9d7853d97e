/** The page of an invitation: a freelancer who came with an import takes over their account. */
import { redirect } from "react-router";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import {
  acceptInvitation,
  CLAIM,
  invited,
} from "#app/domain/people/invitations/accept-invitation.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/security/password-rules.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { originOf } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { beginAsOwner } from "./begin-as-owner.ts";
import { ClaimForm } from "./claim-form.tsx";
import type { Route } from "./+types/claim";

function invitationOf(userId: string, url: URL) {
  const named = (name: string) => url.searchParams.get(name) ?? "";
  return { userId, until: named("until"), signature: named("signature") };
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  if (admit(context, url, "people.accept_invitation") !== null) throw redirect("/selling", 303);
  return runLoader(async () => ({
    person: await invited(invitationOf(params.id, url)),
    key: newFormKey(),
    minLength: MIN_PASSWORD_LENGTH,
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  admit(context, url, "people.accept_invitation");
  return runAction(request, async (form) => {
    const from = originOf(request, context);
    const input = { ...form.parse(CLAIM), ...invitationOf(params.id, url), key: form.key() };
    const { answer, replayed } = await acceptInvitation(input, from);
    return beginAsOwner(request, context, { userId: answer.userId, name: input.name, replayed });
  });
}

export default function Claim({ loaderData, actionData }: Route.ComponentProps) {
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
          <ClaimForm person={person} refused={refused} freshKey={key} minLength={minLength} />
        )}
      </div>
    </>
  );
}
