/** The reported messages: those that wait for a decision, the oldest first, and those decided. */
import { REPORT_VIEWS, reportQueue } from "#app/domain/messages/reports/report-queue.ts";
import type { ReportRow } from "#app/domain/messages/reports/report-queue.ts";
import { reportReasonWords } from "#app/domain/messages/reports/report-reasons.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Column } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { CaseQueue } from "./case-queue.tsx";
import type { QueueTab } from "./case-queue.tsx";
import { DECIDED } from "./report-words.ts";
import type { Route } from "./+types/reports";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.reports.list");
  return runLoader(async () => {
    const asked = url.searchParams.get("view");
    const view = REPORT_VIEWS.find((known) => known === asked) ?? "waiting";
    const after = url.searchParams.get("after") ?? undefined;
    return { ...(await reportQueue(actor, { view, after })), view };
  });
}

const TABS = {
  waiting: {
    label: "To decide",
    empty: ["No report waits", "Members report messages to us here."],
  },
  decided: {
    label: "Decided",
    empty: ["No report has been decided yet", "Decided reports are kept here."],
  },
} satisfies Record<(typeof REPORT_VIEWS)[number], QueueTab>;

const COLUMNS: Array<Column<ReportRow>> = [
  {
    key: "reason",
    label: "Reason",
    head: true,
    cell: ({ id, reason }) => (
      <a className="link" href={`/admin/reports/${id}`}>
        {reportReasonWords(reason)}
      </a>
    ),
  },
  { key: "author", label: "Written by", cell: ({ author }) => author.name },
  { key: "reporter", label: "Reported by", cell: ({ reporter }) => reporter.name },
  { key: "at", label: "Reported", cell: ({ at }) => <When at={at} /> },
  {
    key: "decision",
    label: "Decision",
    cell: ({ decision }) => (decision === null ? "waits" : DECIDED[decision]),
  },
];

export default function ReportsPage({ loaderData }: Route.ComponentProps) {
  return (
    <CaseQueue
      {...loaderData}
      title="Reported messages"
      lead="Opening one shows a part of a conversation between two people, and is recorded."
      path="/admin/reports"
      label="Reports"
      tabs={TABS}
      rowKey={({ id }) => id}
      columns={COLUMNS}
    />
  );
}
