/** A table of batches, newest first, each with its progress. */
import type { ReactNode } from "react";
import type { BatchView } from "#app/domain/batches/batch-page.ts";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface BatchTableProps {
  batches: Array<BatchView & { title: string }>;
  empty: ReactNode;
}

const n = (count: number) => count.toLocaleString("en");

export function BatchTable({ batches, empty }: BatchTableProps) {
  return (
    <Table
      caption="Your batches"
      rows={batches}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: "title",
          label: "Batch",
          head: true,
          cell: ({ id, title }) => (
            <a className="link" href={`/batches/${id}`}>
              {title}
            </a>
          ),
        },
        {
          key: "state",
          label: "State",
          cell: ({ state }) => <StateBadge of="batch" state={state} />,
        },
        { key: "begun", label: "Started", cell: ({ createdAt }) => <When at={createdAt} /> },
        { key: "done", label: "Done", kind: "figure", cell: ({ done }) => n(done) },
        { key: "refused", label: "Refused", kind: "figure", cell: ({ refused }) => n(refused) },
        { key: "left", label: "Left", kind: "figure", cell: ({ left }) => n(left) },
      ]}
    />
  );
}
