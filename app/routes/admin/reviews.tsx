/** Reviews and replies that members reported and that wait for a decision, and those that are hidden now. */
import { hideReasonWords } from "#app/domain/reviews/hide-reasons.ts";
import { reviewReportWords } from "#app/domain/reviews/report-reasons.ts";
import { REVIEW_VIEWS, reviewQueue } from "#app/domain/reviews/review-queue.ts";
import type { ReviewQueueRow } from "#app/domain/reviews/review-queue.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { When } from "#app/ui/page/when.tsx";
import { StaffNav } from "./staff-nav.tsx";
import type { Route } from "./+types/reviews";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.reviews.list");
  return runLoader(async () => {
    const asked = url.searchParams.get("view");
    const view = REVIEW_VIEWS.find((known) => known === asked) ?? "waiting";
    const after = url.searchParams.get("after") ?? undefined;
    return { ...(await reviewQueue(actor, { view, after })), view };
  });
}

const ADDRESS = { waiting: "/admin/reviews", hidden: "/admin/reviews?view=hidden" };

export default function ReviewsPage({ loaderData }: Route.ComponentProps) {
  const { rows, next, view } = loaderData;
  const waits = view === "waiting";
  const tabs = [
    { label: "To decide", href: ADDRESS.waiting },
    { label: "Hidden now", href: ADDRESS.hidden },
  ];
  return (
    <>
      <title>Reported reviews · Farthing</title>
      <PageHeader
        title="Reported reviews"
        lead="Published reviews and replies. What is not published yet is shown to no member of staff."
      />
      <StaffNav current="/admin/reviews" />
      <div className="stack">
        <TabsNav label="Reviews" tabs={tabs} current={ADDRESS[view]} />
        <Table<ReviewQueueRow>
          caption="Reviews"
          rows={rows}
          rowKey={({ id, part }) => `${id} ${part}`}
          empty={
            <EmptyState title={waits ? "No review waits" : "No review is hidden"}>
              {waits ? "Members report reviews to us here." : "Hidden reviews are listed here."}
            </EmptyState>
          }
          columns={[
            {
              key: "reason",
              label: "Reason",
              head: true,
              cell: ({ id, reason }) => (
                <a className="link" href={`/admin/reviews/${id}`}>
                  {waits ? reviewReportWords(reason) : hideReasonWords(reason)}
                </a>
              ),
            },
            { key: "part", label: "About", cell: ({ part }) => `a ${part}` },
            { key: "author", label: "Review by", cell: ({ author }) => author.name },
            { key: "subject", label: "About whom", cell: ({ subject }) => subject.name },
            {
              key: "reports",
              label: "Reports",
              kind: "figure",
              cell: ({ reports }) => (waits ? reports : "–"),
            },
            { key: "at", label: "Since", cell: ({ at }) => <When at={at} /> },
          ]}
        />
        <Pagination
          label="Reviews"
          next={next === null ? undefined : `${ADDRESS[view]}${waits ? "?" : "&"}after=${next}`}
        />
      </div>
    </>
  );
}
