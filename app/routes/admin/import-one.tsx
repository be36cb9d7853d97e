/** One import: its progress, its preview, the decision, and the result. With scripts the page refreshes itself. */
import { z } from "zod";
import { confirmImport, discardImport } from "#app/domain/catalog/import/confirm-import.ts";
import { isSettled, UPDATES } from "#app/domain/catalog/import/import-counts.ts";
import { importPage } from "#app/domain/catalog/import/import-page.ts";
import { addressesOfImport } from "#app/domain/people/invitations/invitation-pages.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { ImportDecision } from "./import-decision.tsx";
import { ImportFindings } from "./import-findings.tsx";
import { ImportLines } from "./import-lines.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportSamples } from "./import-samples.tsx";
import { InviteFromImport } from "./invite-from-import.tsx";
import { importStateWords } from "./import-words.ts";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import type { Route } from "./+types/import-one";

const LOOK_AGAIN_SECONDS = 2;
const CHOICE = z.object({ updates: z.enum(UPDATES).default("leave") });

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.imports.read");
  return runLoader(async () => {
    const page = await importPage(actor, params.id);
    const imported = page.summary.state === "imported";
    const addresses = imported ? await addressesOfImport(actor, params.id) : 0;
    return { ...page, addresses, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.confirm_import");
  return runAction(request, async (form) => {
    const button = pressedButton(form, ["import", "import_rest", "discard"]);
    const key = form.key();
    const here = `/admin/import/${params.id}`;
    if (button === "discard") {
      await discardImport(actor, { key, id: params.id });
      return redirectWithFlash(here, {
        kind: "info",
        text: "The file was discarded. Nothing was imported.",
      });
    }
    const { updates } = form.parse(CHOICE);
    const leaveOutRejected = button === "import_rest";
    await confirmImport(actor, { key, id: params.id, leaveOutRejected, updates });
    return redirectWithFlash(here, {
      kind: "success",
      text: "Confirmed. The gigs are being written.",
    });
  });
}

export default function OneImport({ loaderData, actionData }: Route.ComponentProps) {
  const { summary, rejected, adjusted, changed, edited, samples, addresses, key } = loaderData;
  const { counts } = summary;
  const remarks =
    counts.rejected + counts.adjusted + counts.already_there + counts.changed + counts.edited;
  const chosen = summary.state === "imported" ? summary.updates : null;
  return (
    <>
      <title>{`${summary.fileName} · Import · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was imported." />
      <PageHeader
        title={summary.fileName}
        lead={importStateWords(summary.state)}
        breadcrumb={[
          { label: "Staff", href: "/admin" },
          { label: "Import gigs", href: "/admin/import" },
        ]}
      />
      <div className="stack stack-wide">
        <ImportProgress summary={summary} />
        {!isSettled(summary.state) && (
          <AutoRefresh
            shown={`${summary.state} ${counts.read} ${counts.imported} ${counts.updated}`}
            seconds={LOOK_AGAIN_SECONDS}
            href={`/admin/import/${summary.id}`}
          />
        )}
        {summary.state === "previewed" && <ImportDecision counts={counts} commandKey={key} />}
        {remarks > 0 && (
          <p>
            <a className="link" href={`/admin/import/${summary.id}/report.csv`}>
              Download every remark as CSV
            </a>
          </p>
        )}
        {addresses > 0 && (
          <InviteFromImport importId={summary.id} people={addresses} formKey={key} />
        )}
        <ImportLines title="Rejected lines" total={counts.rejected} lines={rejected} />
        <ImportLines
          title={
            chosen === "changed" || chosen === "edited"
              ? "Updated gigs"
              : "Already there, with other values"
          }
          total={counts.changed}
          lines={changed}
        />
        <ImportLines
          title={
            chosen === "edited"
              ? "Updated although edited here"
              : "Already there with other values, and edited here since the last import"
          }
          total={counts.edited}
          lines={edited}
        />
        <ImportLines title="Adjusted lines" total={counts.adjusted} lines={adjusted} />
        {summary.state === "previewed" && (
          <ImportFindings findings={summary.findings} created={counts.new_categories} />
        )}
        {summary.state === "previewed" && <ImportSamples samples={samples} />}
      </div>
    </>
  );
}
