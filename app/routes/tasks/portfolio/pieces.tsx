/** The list of a person's portfolio: what they show, and what others show of their orders. */
import { ownPieces } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import type { OwnPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { PIECE_STATES } from "./piece-words.ts";
import type { Route } from "./+types/pieces";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "portfolio.list");
  return runLoader(() => ownPieces(actor, url.searchParams.get("before")));
}

const COLUMNS: Array<Column<OwnPiece>> = [
  {
    key: "picture",
    label: "Picture",
    head: true,
    cell: ({ id, alt, title }) => (
      <>
        <a className="link" href={`/portfolio/${id}`}>
          {alt}
        </a>
        <span className="soft small block font-normal">from {title}</span>
      </>
    ),
  },
  {
    key: "with",
    label: "With",
    cell: ({ side, buyer, freelancer }) => (side === "buyer" ? freelancer.name : buyer.name),
  },
  {
    key: "state",
    label: "State",
    cell: ({ state, side, endedBy, reason }) => {
      if (endedBy === "staff")
        return (
          <>
            Removed by our staff
            {reason !== null && <span className="soft small block">“{reason}”</span>}
          </>
        );
      return state === "asked" && side === "buyer" ? "Waits for you" : PIECE_STATES[state];
    },
  },
  { key: "asked", label: "Asked", cell: ({ askedAt }) => <When at={askedAt} day /> },
];

export default function Pieces({ loaderData }: Route.ComponentProps) {
  const { pieces, nextBefore } = loaderData;
  return (
    <>
      <title>Portfolio · Farthing</title>
      <PageHeader
        title="Portfolio"
        lead="Pictures of finished work that you show on your page, and those that others show of your orders. Both sides agreed to each, and either can take it back."
      />
      <Table
        caption="Portfolio"
        columns={COLUMNS}
        rows={pieces}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing is shown yet">
            When a buyer accepts your work, its task has a link to show a picture of it on your
            page.
          </EmptyState>
        }
      />
      <Pagination
        label="Portfolio"
        next={nextBefore === null ? undefined : `/portfolio?before=${nextBefore}`}
      />
    </>
  );
}
