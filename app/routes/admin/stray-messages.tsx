/** Table on the staff's payments page: provider messages that match no deposit or payout, or are not applied after an hour. */
import type { StrayMessage } from "#app/domain/payouts/payments-queue.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export function StrayMessages({ messages }: { messages: StrayMessage[] }) {
  return (
    <Table
      caption="Messages that fit nothing of ours"
      rows={messages}
      rowKey={(message) => message.id}
      empty={<EmptyState title="Every message found its operation">Nothing to do here.</EmptyState>}
      columns={[
        {
          key: "id",
          label: "Message",
          head: true,
          cell: (message) => <span className="figures small">{message.id}</span>,
        },
        {
          key: "outcome",
          label: "What was made of it",
          cell: (message) => (message.outcome ?? "waits to be applied").replaceAll("_", " "),
        },
        { key: "at", label: "Received", cell: (message) => <When at={message.receivedAt} /> },
      ]}
    />
  );
}
