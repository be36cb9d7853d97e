/** Receipts that fit no operation of ours: unexplained ones, and explained ones. */
import { money } from "#app/domain/kernel/money.ts";
import type { ExplainedReceipt, OpenReceipt } from "#app/domain/deposits/suspense-receipts.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export function SuspenseTable({ receipts }: { receipts: OpenReceipt[] }) {
  return (
    <Table
      caption="Money in suspense"
      rows={receipts}
      rowKey={(line) => line.id}
      empty={<EmptyState title="Nothing to assign">There is no unexplained money.</EmptyState>}
      columns={[
        {
          key: "ref",
          label: "Processor’s reference",
          head: true,
          cell: (line) => (
            <a className="link figures small" href={`/admin/payments/suspense/${line.id}`}>
              {line.ref}
            </a>
          ),
        },
        { key: "at", label: "Received", cell: (line) => <When at={line.at} /> },
        {
          key: "micros",
          label: "Amount",
          kind: "money",
          cell: (line) => <Amount of={money(line.micros, line.currency)} code />,
        },
      ]}
    />
  );
}

/** The receipts with their owner, and the member of staff who named the owner. */
export function ExplainedTable({ receipts }: { receipts: ExplainedReceipt[] }) {
  return (
    <Table
      caption="Payments whose owner was found"
      rows={receipts}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "ref",
          label: "Processor’s reference",
          head: true,
          cell: (line) => <span className="figures small">{line.ref}</span>,
        },
        { key: "whose", label: "Given to", cell: (line) => `@${line.handle}` },
        {
          key: "why",
          label: "Why",
          cell: (line) => (
            <>
              <span className="break-words">{line.reason}</span>{" "}
              <span className="small soft">
                {line.by}, <When at={line.explainedAt} />
              </span>
            </>
          ),
        },
        {
          key: "micros",
          label: "Amount",
          kind: "money",
          cell: (line) => <Amount of={money(line.micros, line.currency)} code />,
        },
      ]}
    />
  );
}
