/** The result for each task of a batch, and why the refused tasks were refused. */
import type { BatchItemView } from "#app/domain/batches/batch-page.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";

/** The task's name. A task that is not the reader's is named only as in the sent list. */
function Named({ item: { taskId, title, piece } }: { item: BatchItemView }) {
  if (title === null) return <span className="font-normal wrap-anywhere">{taskId}</span>;
  return (
    <>
      <a className="link" href={`/tasks/${taskId}`}>
        {title}
      </a>
      <div className="small soft font-normal">No. {piece} of its order</div>
    </>
  );
}

export function BatchItems({ items }: { items: BatchItemView[] }) {
  return (
    <Table
      caption="Results, in the order of the list"
      rows={items}
      rowKey={({ position }) => `${position}`}
      empty={<EmptyState title="No tasks here">Choose another result above.</EmptyState>}
      columns={[
        {
          key: "position",
          label: "No.",
          kind: "figure",
          cell: ({ position }) => position.toLocaleString("en"),
        },
        { key: "task", label: "Task", head: true, cell: (item) => <Named item={item} /> },
        {
          key: "result",
          label: "Result",
          cell: ({ result }) => <StateBadge of="batch_item" state={result} />,
        },
        {
          key: "why",
          label: "Why",
          cell: ({ code, sentence }) =>
            sentence === null ? (
              "–"
            ) : (
              <>
                {sentence} <code className="small soft">{code}</code>
              </>
            ),
        },
      ]}
    />
  );
}
