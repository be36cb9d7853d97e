/** The list of a freelancer's own gigs. */
import { myGigs } from "#app/domain/catalog/my-gigs.ts";
import type { OwnGig } from "#app/domain/catalog/my-gigs.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import type { Route } from "./+types/own-gigs";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "my_gigs.list");
  return runLoader(() => myGigs(actor, url.searchParams.get("before"), { unfinished: true }));
}

const COLUMNS: Array<Column<OwnGig>> = [
  {
    key: "gig",
    label: "Gig",
    head: true,
    cell: ({ id, title, category, state, unpublished }) => (
      <>
        <a className="link" href={`/selling/gigs/${id}`}>
          {title}
        </a>
        <span className="soft small block font-normal">{category}</span>
        {unpublished && (
          <span className="small block font-normal">
            {state === "draft" ? "Not complete yet" : "Has changes that are not published"}
          </span>
        )}
      </>
    ),
  },
  { key: "state", label: "State", cell: ({ state }) => <StateBadge of="gig" state={state} /> },
  {
    key: "orders",
    label: "Open orders",
    kind: "figure",
    cell: ({ openOrders }) => openOrders.toLocaleString("en"),
  },
  {
    key: "price",
    label: "From",
    kind: "money",
    cell: ({ fromMicros, currency }) =>
      fromMicros === 0n ? "no price yet" : <Amount of={money(fromMicros, currency)} />,
  },
];

const NEW_GIG = (
  <>
    <ButtonLink href="/selling/gigs/new" kind="primary">
      New gig with packages
    </ButtonLink>
    <ButtonLink href="/selling/gigs/new?kind=unit">New gig by the piece</ButtonLink>
  </>
);

export default function Gigs({ loaderData }: Route.ComponentProps) {
  const { gigs, nextBefore } = loaderData;
  return (
    <>
      <title>Your gigs · Farthing</title>
      <PageHeader
        title="Your gigs"
        lead="What you offer. Changes never touch orders that are running: those keep the price and terms they were placed at."
        breadcrumb={[{ label: "Selling", href: "/selling" }]}
        actions={gigs.length > 0 ? NEW_GIG : undefined}
      />
      <Table
        caption="Your gigs"
        columns={COLUMNS}
        rows={gigs}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title="You have no gigs yet"
            action={<div className="btn-row">{NEW_GIG}</div>}
          >
            A gig says what you do and for how much. Begin with a draft; nobody sees it until you
            publish it.
          </EmptyState>
        }
      />
      <Pagination
        label="Your gigs"
        next={nextBefore === null ? undefined : `/selling/gigs?before=${nextBefore}`}
      />
    </>
  );
}
