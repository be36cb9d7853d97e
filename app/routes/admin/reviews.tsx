/** Reviews and replies that members reported and that wait for a decision, and those that are hidden now. */
import { hideReasonWords } from "#app/domain/reviews/hide-reasons.ts";
import { reviewReportWords } from "#app/domain/reviews/report-reasons.ts";
import { REVIEW_VIEWS, reviewQueue } from "#app/domain/reviews/review-queue.ts";
import type { ReviewQueueRow, ReviewView } from "#app/domain/reviews/review-queue.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Column } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { CaseQueue } from "./case-queue.tsx";
import type { QueueTab } from "./case-queue.tsx";
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

const TABS = {
  waiting: { label: "To decide", empty: ["No review waits", "Members report reviews to us here."] },
  hidden: {
    label: "Hidden now",
    empty: ["No review is hidden", "Hidden reviews are listed here."],
  },
} satisfies Record<ReviewView, QueueTab>;

const columnsOf = (view: ReviewView): Array<Column<ReviewQueueRow>> => [
  {
    key: "reason",
    label: "Reason",
    head: true,
    cell: ({ id, reason }) => (
      <a className="link" href={`/admin/reviews/${id}`}>
        {view === "waiting" ? reviewReportWords(reason) : hideReasonWords(reason)}
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
    cell: ({ reports }) => (view === "waiting" ? reports : "–"),
  },
  { key: "at", label: "Since", cell: ({ at }) => <When at={at} /> },
];

export default function ReviewsPage({ loaderData }: Route.ComponentProps) {
  return (
    <CaseQueue
      {...loaderData}
      title="Reported reviews"
      lead="Published reviews and replies. What is not published yet is shown to no member of staff."
      path="/admin/reviews"
      label="Reviews"
      tabs={TABS}
      rowKey={({ id, part }) => `${id} ${part}`}
      columns={columnsOf(loaderData.view)}
    />
  );
}
