/** The page where staff make an invitation link for a freelancer who came with an import. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { INVITATION_DAYS, invite } from "#app/domain/people/invitations/invite.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { personFile } from "#app/domain/people/people.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/invitation";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "people.invite");
  return runLoader(async () => {
    const { id, handle, state } = await personFile(actor, params.id);
    return { id, handle, state, days: INVITATION_DAYS, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.invite");
  return runAction(request, async (form) => {
    const { answer } = await invite(actor, { key: form.key(), userId: params.id });
    const link = env.publicOrigin + invitationPath(answer.userId, answer.until);
    return { made: { link, until: new Date(answer.until) } };
  });
}

function Made({ link, until }: { link: string; until: Date }) {
  return (
    <Notice kind="success" title="Send this link to the freelancer">
      <p>
        <code id="invitation">{link}</code>
      </p>
      <p>
        It works until <When at={until} />, once. Send it only to the freelancer: anyone who has
        this link can take over the account.
      </p>
    </Notice>
  );
}

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  const { id, handle, state, days, key } = loaderData;
  const made = actionData !== undefined && "made" in actionData ? actionData.made : null;
  return (
    <>
      <title>{`Invite @${handle} · People · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} notDone="No link was made." />
      <PageHeader
        title={`Invite @${handle}`}
        lead="The account came with an imported catalogue. Until its freelancer has a password, nobody can order its gigs."
        breadcrumb={[
          { label: "Staff", href: "/admin" },
          { label: "People", href: "/admin/people" },
          { label: `@${handle}`, href: `/admin/people/${id}` },
        ]}
      />
      {made !== null && <Made {...made} />}
      {state === "unclaimed" ? (
        <div className="stack">
          <p>
            Farthing makes a link. Send it to the freelancer by mail or in another way you trust.
            The link works for {days} days.
          </p>
          <CommandForm commandKey={key}>
            <Submit kind={made === null ? "primary" : "quiet"}>Make a link</Submit>
          </CommandForm>
        </div>
      ) : (
        <p>This account already has an owner.</p>
      )}
    </>
  );
}
