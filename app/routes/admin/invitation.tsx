/** The page where staff invite a freelancer who came with an import: by mail, or by a link where no address is known. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { invitationStanding } from "#app/domain/people/invitations/invitation-standing.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { INVITATION_DAYS } from "#app/domain/people/invitations/send-links.ts";
import { personFile } from "#app/domain/people/people.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { When } from "#app/ui/page/when.tsx";
import { InvitationForms } from "./invitation-forms.tsx";
import type { Route } from "./+types/invitation";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "people.invite");
  return runLoader(async () => {
    const { id, handle, state } = await personFile(actor, params.id);
    const standing = await invitationStanding(actor, id);
    return { id, handle, state, standing, days: INVITATION_DAYS, key: newFormKey() };
  });
}

interface MadeLink {
  made: { link: string; until: Date };
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.invite");
  return runAction(request, (form) =>
    doPressed<Response | MadeLink>(form, {
      async mail() {
        const email = form.text("email");
        await invite(actor, { key: form.key(), userId: params.id, email });
        return redirectWithFlash(`/admin/people/${params.id}/invitation`, {
          kind: "success",
          text: `The invitation is on its way to ${email.trim()}.`,
        });
      },
      async link() {
        const { answer } = await invite(actor, { key: form.key(), userId: params.id });
        const link = env.publicOrigin + invitationPath(answer.userId, answer.until);
        return { made: { link, until: new Date(answer.until) } };
      },
    }),
  );
}

function Made({ link, until }: MadeLink["made"]) {
  return (
    <Notice kind="success" title="Give this link to the freelancer">
      <p>
        <code id="invitation">{link}</code>
      </p>
      <p>
        It works until <When at={until} />, once. Give it only to the freelancer: anyone who has
        this link can take over the account.
      </p>
    </Notice>
  );
}

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  const { id, handle, state, standing, days, key } = loaderData;
  const made = actionData !== undefined && "made" in actionData ? actionData.made : null;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>{`Invite @${handle} · People · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="The freelancer was not invited." />
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
        <InvitationForms
          standing={standing}
          days={days}
          formKey={key}
          refused={refusedForm(refused, "mail", "email")}
        />
      ) : (
        <p>This account already has an owner.</p>
      )}
    </>
  );
}
