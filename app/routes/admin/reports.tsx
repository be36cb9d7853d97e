/** The reported messages: those that wait for a decision, the oldest first, and those decided. */
import { REPORT_VIEWS, reportQueue } from "#app/domain/messages/reports/report-queue.ts";
import type { ReportRow } from "#app/domain/messages/reports/report-queue.ts";
import { reportReasonWords } from "#app/domain/messages/reports/report-reasons.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { When } from "#app/ui/page/when.tsx";
import { DECIDED } from "./report-words.ts";
import { StaffNav } from "./staff-nav.tsx";
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

const ADDRESS = { waiting: "/admin/reports", decided: "/admin/reports?view=decided" };

export default function ReportsPage({ loaderData }: Route.ComponentProps) {
  const { rows, next, view } = loaderData;
  const tabs = [
    { label: "To decide", href: ADDRESS.waiting },
    { label: "Decided", href: ADDRESS.decided },
  ];
  const after = view === "waiting" ? `?after=${next}` : `&after=${next}`;
  return (
    <>
      <title>Reported messages · Farthing</title>
      <PageHeader
        title="Reported messages"
        lead="Opening one shows a part of a conversation between two people, and is recorded."
      />
      <StaffNav current="/admin/reports" />
      <div className="stack">
        <TabsNav label="Reports" tabs={tabs} current={ADDRESS[view]} />
        <Table<ReportRow>
          caption="Reports"
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            view === "waiting" ? (
              <EmptyState title="No report waits">Members report messages to us here.</EmptyState>
            ) : (
              <EmptyState title="No report has been decided yet">
                Decided reports are kept here.
              </EmptyState>
            )
          }
          columns={[
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
          ]}
        />
        <Pagination label="Reports" next={next === null ? undefined : `${ADDRESS[view]}${after}`} />
      </div>
    </>
  );
}
