/** Invitations for many freelancers: a list to paste or upload, and the lists so far. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { MAX_LIST_BYTES } from "#app/domain/people/invitations/given-list.ts";
import { recentInvitations } from "#app/domain/people/invitations/invitation-pages.ts";
import { prepareInvitations } from "#app/domain/people/invitations/prepare-invitations.ts";
import type { InvitationList } from "#app/domain/people/invitations/invitation-pages.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { invitationStateWords } from "./invitation-words.ts";
import type { Column } from "#app/ui/page/table.tsx";
import type { SentForm } from "#app/http/form.ts";
import type { Route } from "./+types/invitations";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.invitations.list");
  return runLoader(async () => ({ lists: await recentInvitations(actor), key: newFormKey() }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.prepare_invitations");
  const shown = async (made: Promise<{ answer: { listId: string } }>) =>
    redirectWithFlash(`/admin/invitations/${(await made).answer.listId}`, {
      kind: "info",
      text: "Nothing is sent yet. Look through the list first.",
    });
  return runAction(
    request,
    (form) =>
      doPressed<Response>(form, {
        given: async () =>
          shown(prepareInvitations(actor, { ...(await givenList(form)), key: form.key() })),
        from_import: () =>
          shown(prepareInvitations(actor, { importId: form.text("importId"), key: form.key() })),
      }),
    { maxFileBytes: MAX_LIST_BYTES, maxFiles: 1 },
  );
}

/** A chosen file counts; without one, the pasted lines. */
async function givenList(form: SentForm): Promise<{ text: string; title: string }> {
  const [file] = form.files("file");
  if (file !== undefined && file.size > 0) return { text: await file.text(), title: file.name };
  const text = form.text("list");
  if (text.length > MAX_LIST_BYTES)
    refuse("invalid_input", { field: "list", sentence: "This list is too long. Please split it." });
  return { text, title: "Pasted list" };
}

const COLUMNS: Array<Column<InvitationList>> = [
  {
    key: "title",
    label: "List",
    head: true,
    cell: ({ id, title }) => (
      <a className="link" href={`/admin/invitations/${id}`}>
        {title}
      </a>
    ),
  },
  { key: "state", label: "State", cell: ({ state }) => invitationStateWords(state) },
  { key: "sent", label: "Sent", kind: "figure", cell: ({ sent }) => sent.toLocaleString("en") },
  {
    key: "left",
    label: "Left out",
    kind: "figure",
    cell: ({ leftOut }) => leftOut.toLocaleString("en"),
  },
  { key: "at", label: "Made", cell: ({ createdAt }) => <When at={createdAt} /> },
];

export default function Invitations({ loaderData, actionData }: Route.ComponentProps) {
  const { lists, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Invite freelancers · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was sent." />
      <PageHeader
        title="Invite freelancers"
        lead="Freelancers of imported catalogues get a mail with a link. By it they take over their account, and their gigs can be ordered."
        breadcrumb={[
          { label: "Staff", href: "/admin" },
          { label: "Import gigs", href: "/admin/import" },
        ]}
      />
      <Section
        title="A list"
        note="One line for each freelancer: the handle, a comma, the e-mail address. You see who gets a mail, and who does not, before anything is sent."
      >
        <CommandForm commandKey={formKeyAgain(refused, key)} verb="given" files>
          <TextArea
            name="list"
            label="Handles and addresses"
            hint="For example: kim-painter, kim@example.com"
            optional
            rows={8}
            value={refused?.values["list"]}
            error={refused?.refusal.problems["list"]}
          />
          <FileField
            name="file"
            label="Or a file"
            hint="CSV, up to 2 MB. If you choose a file, it counts."
            optional
            accept=".csv,text/csv,text/plain"
          />
          <Submit>Look through the list</Submit>
        </CommandForm>
      </Section>
      <Section title="Lists so far" wide>
        <Table
          caption="Lists so far"
          columns={COLUMNS}
          rows={lists}
          rowKey={({ id }) => id}
          empty={<EmptyState title="None yet">The first list you make appears here.</EmptyState>}
        />
      </Section>
    </>
  );
}
