/** A reported message for staff, with those around it, and the decision. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import { REPORT_DECISIONS } from "#app/domain/messages/reports/report-decisions.ts";
import { reportFile } from "#app/domain/messages/reports/report-file.ts";
import { reportReasonWords } from "#app/domain/messages/reports/report-reasons.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { LineExcerpt } from "#app/ui/work/line-excerpt.tsx";
import { ReportDecisionSection } from "./report-decision.tsx";
import { ReportFacts } from "./report-facts.tsx";
import { StaffNav } from "./staff-nav.tsx";
import type { Route } from "./+types/report";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.reports.read");
  return runLoader(async () => ({
    file: await reportFile(actor, params.id),
    key: newFormKey(),
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "messages.decide_report");
  return runAction(request, async (form) => {
    const decision =
      REPORT_DECISIONS.find((known) => known === form.text("decision")) ??
      refuse("invalid_input", { field: "decision", sentence: "Choose a decision." });
    await decideReport(actor, {
      reportId: params.id,
      decision,
      explanation: form.text("explanation"),
      key: form.key(),
    });
    const text = "The decision is made. We have told the people it concerns.";
    return redirectWithFlash(`/admin/reports/${params.id}`, { kind: "success", text });
  });
}

export default function ReportFilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { file, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>A reported message · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was decided." />
      <PageHeader
        title={`${reportReasonWords(file.reason)}: a message of ${file.author.name}`}
        breadcrumb={[{ label: "Reports", href: "/admin/reports" }]}
      />
      <StaffNav current="" />
      <div className="with-aside">
        <aside className="aside-first sticky-aside">
          <ReportFacts file={file} />
        </aside>
        <div className="stack-wide">
          <Section title="The message, and those around it" wide>
            <LineExcerpt
              lines={file.lines}
              label="Conversation"
              marked={{ id: file.lineId, words: "reported" }}
            />
          </Section>
          <ReportDecisionSection file={file} formKey={key} refused={refused} />
        </div>
      </div>
    </>
  );
}
