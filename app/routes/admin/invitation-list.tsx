/** One list of invitations: who gets a mail, who does not and why, the button that sends them, and how far that is. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { LEFT_OUT } from "#app/domain/people/invitations/judge-rows.ts";
import { invitationList } from "#app/domain/people/invitations/invitation-pages.ts";
import { confirmInvitations } from "#app/domain/people/invitations/prepare-invitations.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { InvitationRows } from "./invitation-rows.tsx";
import { SendInvitations } from "./send-invitations.tsx";
import { invitationStateWords } from "./invitation-words.ts";
import type { Route } from "./+types/invitation-list";

const LOOK_AGAIN_SECONDS = 3;

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.invitations.read");
  return runLoader(async () => {
    const { leftOut, ...page } = await invitationList(actor, params.id);
    const why = leftOut.map((row) => ({
      ...row,
      why: row.fate === "ready" || row.fate === "sent" ? "" : LEFT_OUT[row.fate],
    }));
    return { ...page, leftOut: why, perDay: env.invitationsPerDay, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.confirm_invitations");
  return runAction(request, async (form) => {
    await confirmInvitations(actor, { key: form.key(), listId: params.id });
    return redirectWithFlash(`/admin/invitations/${params.id}`, {
      kind: "success",
      text: "Confirmed. The invitations are being sent.",
    });
  });
}

export default function OneInvitationList({ loaderData, actionData }: Route.ComponentProps) {
  const { list, reasons, leftOut, invited, perDay, key } = loaderData;
  const n = (count: number) => count.toLocaleString("en");
  return (
    <>
      <title>{`${list.title} · Invitations · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was sent." />
      <PageHeader
        title={list.title}
        lead={invitationStateWords(list.state)}
        breadcrumb={[
          { label: "Staff", href: "/admin" },
          { label: "Invite freelancers", href: "/admin/invitations" },
        ]}
      />
      <div className="stack stack-wide">
        <KeyFigures
          figures={[
            {
              label: list.state === "previewed" ? "Get a mail" : "Still to send",
              value: n(list.ready),
            },
            { label: "Sent", value: n(list.sent) },
            { label: "Left out", value: n(list.leftOut) },
          ]}
        />
        {list.state === "sending" && (
          <AutoRefresh
            shown={`${list.sent} ${list.leftOut}`}
            seconds={LOOK_AGAIN_SECONDS}
            href={`/admin/invitations/${list.id}`}
          />
        )}
        {list.state === "previewed" && list.ready > 0 && (
          <SendInvitations list={list} perDay={perDay} formKey={key} />
        )}
        {list.state === "previewed" && list.ready === 0 && (
          <p>There is no freelancer in this list to invite.</p>
        )}
        {reasons.length > 0 && (
          <ul>
            {reasons.map(({ sentence, lines }) => (
              <li key={sentence}>
                <span className="figures">{n(lines)}</span> left out: {sentence}
              </li>
            ))}
          </ul>
        )}
        <p>
          <a className="link" href={`/admin/invitations/${list.id}/report.csv`}>
            Download every line as CSV
          </a>
        </p>
        <InvitationRows title="Invited" total={list.ready + list.sent} rows={invited} />
        <InvitationRows title="Left out" total={list.leftOut} rows={leftOut} />
      </div>
    </>
  );
}
