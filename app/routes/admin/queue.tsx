/** The staff's desk: how much work of each kind waits, and the disputes by their deadline. */
import { may } from "#app/domain/access/require-ability.ts";
import { staffDesk, suspenseBalances } from "#app/domain/disputes/staff-desk.ts";
import { DISPUTE_REASONS, reasonWords } from "#app/domain/disputes/dispute-reasons.ts";
import { disputeQueue, QUEUE_VIEWS } from "#app/domain/disputes/dispute-queue.ts";
import type { QueueRow, QueueView } from "#app/domain/disputes/dispute-queue.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { DeskFigures } from "./desk-figures.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/queue";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.desk.read");
  return runLoader(async () => {
    const asked = url.searchParams.get("view");
    const view = QUEUE_VIEWS.find((known) => known === asked) ?? "review";
    const wanted = url.searchParams.get("reason") ?? "";
    const reason = Object.hasOwn(DISPUTE_REASONS, wanted) ? wanted : undefined;
    const after = url.searchParams.get("after") ?? undefined;
    const [counts, suspense, queue] = await Promise.all([
      staffDesk(actor),
      suspenseBalances(actor),
      may(actor, "staff.disputes.list") ? disputeQueue({ view, reason, after }) : null,
    ]);
    return { counts, suspense, queue, view, reason, paged: after !== undefined, now: nowDate() };
  });
}

function addressOf(view: QueueView, reason?: string, after?: string): string {
  const query = new URLSearchParams({
    ...(view === "review" ? {} : { view }),
    ...(reason === undefined ? {} : { reason }),
    ...(after === undefined ? {} : { after }),
  }).toString();
  return query === "" ? "/admin" : `/admin?${query}`;
}

const EMPTY: Record<QueueView, { title: string; text: string }> = {
  review: {
    title: "Nothing to rule on",
    text: "Disputes appear here when both sides have answered or the time to answer is over.",
  },
  open: {
    title: "No dispute waits for an answer",
    text: "Disputes are listed here while the other side can still answer.",
  },
  closed: {
    title: "No dispute has been closed yet",
    text: "Ruled and settled disputes are kept here.",
  },
};

const DUE_LABEL: Record<QueueView, string> = {
  review: "Rule by",
  open: "Answer by",
  closed: "Closed",
};

function Disputes({ rows, view, now }: { rows: QueueRow[]; view: QueueView; now: Date }) {
  const { title, text } = EMPTY[view];
  return (
    <Table
      caption="Disputes"
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={title}>{text}</EmptyState>}
      columns={[
        {
          key: "title",
          label: "Task",
          head: true,
          cell: (row) => (
            <a className="link" href={`/admin/disputes/${row.id}`}>
              {row.title}
            </a>
          ),
        },
        { key: "reason", label: "Reason", cell: (row) => reasonWords(row.reason) },
        {
          key: "sides",
          label: "Buyer, freelancer",
          cell: (row) => `${row.buyerName}, ${row.freelancerName}`,
        },
        { key: "said", label: "Statements", kind: "figure", cell: (row) => `${row.statements}` },
        {
          key: "due",
          label: DUE_LABEL[view],
          cell: (row) => (view === "closed" ? <When at={row.at} /> : <Due at={row.at} now={now} />),
        },
        {
          key: "state",
          label: "State",
          cell: (row) =>
            row.outcome === null ? (
              <StateBadge of="dispute" state={row.state} />
            ) : (
              <StateBadge of="task" state={row.outcome} />
            ),
        },
        {
          key: "amount",
          label: "Contested",
          kind: "money",
          cell: (row) => <Amount of={money(row.contestedMicros, row.currency)} />,
        },
      ]}
    />
  );
}

/** Says "overdue" in words, not by colour alone. */
function Due({ at, now }: { at: Date; now: Date }) {
  const overdue = at <= now;
  return (
    <span className={overdue ? "text-bad font-semibold" : undefined}>
      {overdue ? "overdue, " : ""}
      <Deadline at={at} now={now} />
    </span>
  );
}

function ReasonFilter({ view, reason }: { view: QueueView; reason: string | undefined }) {
  return (
    <form method="get" action="/admin" className="cluster items-end" aria-label="Filter disputes">
      {view === "review" ? null : <input type="hidden" name="view" value={view} />}
      <SelectField
        name="reason"
        label="Reason"
        optional
        value={reason ?? ""}
        options={[
          { value: "", label: "All reasons" },
          ...Object.entries(DISPUTE_REASONS).map(([value, { label }]) => ({ value, label })),
        ]}
      />
      <Submit kind="quiet">Show these disputes</Submit>
    </form>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function DisputeDesk({ loaded, queue }: { loaded: Loaded; queue: NonNullable<Loaded["queue"]> }) {
  const { counts, view, reason, paged, now } = loaded;
  const waiting = { label: "Waiting for an answer", href: addressOf("open", reason) };
  const tabs = [
    { label: "To rule", href: addressOf("review", reason), count: counts.review ?? 0 },
    { ...waiting, count: counts.open ?? 0 },
    { label: "Closed", href: addressOf("closed", reason) },
  ];
  return (
    <section className="stack" aria-labelledby="disputes-title">
      <h2 id="disputes-title">Disputes</h2>
      <TabsNav label="Disputes" tabs={tabs} current={addressOf(view, reason)} />
      <ReasonFilter view={view} reason={reason} />
      <Disputes rows={queue.rows} view={view} now={now} />
      <Pagination
        label="Disputes"
        previous={paged ? addressOf(view, reason) : undefined}
        next={queue.next === null ? undefined : addressOf(view, reason, queue.next)}
      />
    </section>
  );
}

export default function QueuePage({ loaderData }: Route.ComponentProps) {
  const { counts, suspense, queue } = loaderData;
  return (
    <>
      <title>Staff desk · Farthing</title>
      <PageHeader
        title="Staff desk"
        lead="What waits for a decision of yours, most urgent first."
      />
      <StaffNav current="/admin" />
      <div className="stack-wide">
        <DeskFigures counts={counts} suspense={suspense} />
        {queue === null ? null : <DisputeDesk loaded={loaderData} queue={queue} />}
      </div>
    </>
  );
}
