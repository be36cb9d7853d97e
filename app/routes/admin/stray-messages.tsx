/** Table on the staff's payments page: provider messages that match no deposit or payout, or are not applied after an hour. */
import type { StrayMessage } from "#app/domain/payouts/payments-queue.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export function StrayMessages({ messages }: { messages: StrayMessage[] }) {
  return (
    <Table
      caption="Messages from providers that match none of our payments"
      rows={messages}
      rowKey={(message) => message.id}
      empty={<EmptyState title="Every message matched a payment">Nothing to do here.</EmptyState>}
      columns={[
        {
          key: "id",
          label: "Message",
          head: true,
          cell: (message) => <span className="figures small">{message.id}</span>,
        },
        {
          key: "outcome",
          label: "What we did with it",
          cell: (message) => (message.outcome ?? "not applied yet").replaceAll("_", " "),
        },
        { key: "at", label: "Received", cell: (message) => <When at={message.receivedAt} /> },
      ]}
    />
  );
}
