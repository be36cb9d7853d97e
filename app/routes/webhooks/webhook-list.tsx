/** The list of one's own webhooks, each with its state. */
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { EndpointView } from "#app/domain/webhooks/endpoint-page.ts";
import type { Column } from "#app/ui/page/table.tsx";

const COLUMNS: Array<Column<EndpointView>> = [
  {
    key: "url",
    label: "Address",
    head: true,
    cell: ({ id, url }) => (
      <a className="link wrap-anywhere" href={`/settings/webhooks/${id}`}>
        {url}
      </a>
    ),
  },
  {
    key: "state",
    label: "State",
    cell: ({ state }) => <StateBadge of="webhook" state={state} />,
  },
  { key: "events", label: "Events", kind: "figure", cell: ({ events }) => events.length },
  {
    key: "health",
    label: "State of delivery",
    cell: (endpoint) => <Health endpoint={endpoint} />,
  },
];

export function Health({ endpoint }: { endpoint: EndpointView }) {
  const { failingSince, lastSuccessAt } = endpoint;
  if (failingSince !== null)
    return (
      <>
        Failing since <When at={failingSince} />
      </>
    );
  if (lastSuccessAt === null) return <>Nothing sent yet</>;
  return (
    <>
      Last delivered <When at={lastSuccessAt} />
    </>
  );
}

export function WebhookList({ endpoints }: { endpoints: EndpointView[] }) {
  return (
    <Table
      caption="Your webhooks"
      columns={COLUMNS}
      rows={endpoints}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No webhooks yet">
          Add the address of your program below. We tell it about every order, delivery and payout.
        </EmptyState>
      }
    />
  );
}
