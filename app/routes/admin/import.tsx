/** The page where staff import a catalogue: upload here, check the preview, confirm. */
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { recentImports } from "#app/domain/catalog/import/import-page.ts";
import type { ImportSummary } from "#app/domain/catalog/import/import-page.ts";
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from "#app/domain/catalog/import/import-columns.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { importStateWords } from "./import-words.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/import";

/** Compressed, this is a catalogue of several hundred thousand gigs. */
const MAX_FILE_BYTES = 33_554_432;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.imports.list");
  return runLoader(async () => ({ imports: await recentImports(actor), key: newFormKey() }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.upload_import");
  return runAction(
    request,
    async (form) => {
      const [file] = form.files("file");
      if (file === undefined)
        refuse("invalid_input", { field: "file", sentence: "Choose a file that is not empty." });
      const content = new Uint8Array(await file.arrayBuffer());
      const { answer } = await uploadImport(actor, {
        key: form.key(),
        fileName: file.name,
        content,
      });
      return redirectWithFlash(`/admin/import/${answer.id}`, {
        kind: "success",
        text: "The file is here and is being read.",
      });
    },
    { maxFileBytes: MAX_FILE_BYTES, maxFiles: 1 },
  );
}

const COLUMNS: Array<Column<ImportSummary>> = [
  {
    key: "file",
    label: "File",
    head: true,
    cell: ({ id, fileName }) => (
      <a className="link" href={`/admin/import/${id}`}>
        {fileName}
      </a>
    ),
  },
  { key: "state", label: "State", cell: ({ state }) => importStateWords(state) },
  {
    key: "read",
    label: "Lines",
    kind: "figure",
    cell: ({ counts }) => counts.read.toLocaleString("en"),
  },
  {
    key: "imported",
    label: "Imported",
    kind: "figure",
    cell: ({ counts }) => counts.imported.toLocaleString("en"),
  },
  { key: "at", label: "Uploaded", cell: ({ createdAt }) => <When at={createdAt} /> },
];

export default function Import({ loaderData, actionData }: Route.ComponentProps) {
  const { imports, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Import gigs · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was imported." />
      <PageHeader
        title="Import gigs"
        lead="Import a whole catalogue from one file. You see a preview before anything is imported."
        breadcrumb={[{ label: "Staff", href: "/admin" }]}
      />
      <Section
        title="The file"
        note="CSV, plain or gzipped, with a first line that names the columns. Commas, semicolons or tabs between them."
      >
        <p className="prose">
          Needed: {REQUIRED_COLUMNS.join(", ")} (<code>package</code> or <code>unit</code>). If
          there are any: {OPTIONAL_COLUMNS.join(", ")} (what one piece is called); tags are
          separated by <code>|</code> or commas. New freelancers get an account to claim later;
          until then, their gigs are shown as unclaimed and cannot be ordered. A gig that was
          imported before is known again by its freelancer, category and title: the preview shows
          what differs, and you choose whether to update it. Headlines are for new freelancers only.
          The <code>language</code> of the texts is a code such as <code>de</code>, or its name;
          without it, it is guessed. With <code>seller_email</code> you can invite the freelancers
          after the import.
        </p>
        <CommandForm commandKey={formKeyAgain(refused, key)} files>
          <FileField
            name="file"
            label="Catalogue"
            hint="Up to 32 MB."
            accept=".csv,.gz,text/csv,application/gzip"
            error={refused?.refusal.problems["file"]}
          />
          <Submit>Upload and preview</Submit>
        </CommandForm>
        <p>
          <a className="link" href="/admin/invitations">
            Invite freelancers
          </a>{" "}
          to take over the accounts that imports made.
        </p>
      </Section>
      <Section title="Imports so far" wide>
        <Table
          caption="Imports so far"
          columns={COLUMNS}
          rows={imports}
          rowKey={({ id }) => id}
          empty={<EmptyState title="None yet">The first file you upload appears here.</EmptyState>}
        />
      </Section>
    </>
  );
}
