/** The list of one's own proposals. */
import { myProposals } from "#app/domain/agreements/requests/proposal-views.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { RequestTabs } from "./request-tabs.tsx";
import type { Route } from "./+types/proposals";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "proposals.mine");
  const before = url.searchParams.get("before") ?? undefined;
  return runLoader(async () => ({
    ...(await myProposals(actor, before)),
    paged: before !== undefined,
  }));
}

export default function Proposals({ loaderData }: Route.ComponentProps) {
  const { proposals, next, paged } = loaderData;
  return (
    <>
      <title>Your proposals · Farthing</title>
      <PageHeader title="Your proposals" lead="What you offered to do for buyers' requests." />
      <RequestTabs current="/proposals" />
      <Table
        caption="Your proposals"
        rows={proposals}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No proposals yet">
            Look for <a href="/requests">open requests</a> and offer to do one of them.
          </EmptyState>
        }
        columns={[
          {
            key: "title",
            label: "Request",
            head: true,
            cell: ({ id, title, buyer }) => (
              <>
                <a className="link" href={`/proposals/${id}`}>
                  {title}
                </a>
                <div className="small soft font-normal">{buyer.name}</div>
              </>
            ),
          },
          {
            key: "state",
            label: "State",
            cell: ({ state }) => <StateBadge of="proposal" state={state} />,
          },
          { key: "made", label: "Made", cell: ({ madeAt }) => <When at={madeAt} day /> },
          {
            key: "price",
            label: "Price",
            kind: "money",
            cell: ({ totalMicros, currency }) => <Amount of={money(totalMicros, currency)} />,
          },
        ]}
      />
      <Pagination
        label="Your proposals"
        previous={paged ? "/proposals" : undefined}
        next={next === null ? undefined : `/proposals?before=${next}`}
      />
    </>
  );
}
