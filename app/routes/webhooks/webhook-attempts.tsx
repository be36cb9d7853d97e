/** Every attempt to send one message: when, how long it took, the answer, and what followed. */
import type { AttemptView } from "#app/domain/webhooks/attempts.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

function Followed({ attempt: { nextAt, status } }: { attempt: AttemptView }) {
  if (status !== null && status >= 200 && status < 300) return <>Taken</>;
  if (nextAt === null) return <>No further attempt</>;
  return (
    <>
      Next attempt <When at={nextAt} />
    </>
  );
}

/** A duration in milliseconds, in words. */
function spent(ms: number): string {
  return ms < 1000
    ? `${ms} ms`
    : `${(ms / 1000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}

export function WebhookAttempts({ history }: { history: AttemptView[] }) {
  return (
    <Table
      caption="Attempts, newest first"
      rows={history}
      rowKey={({ id }) => id}
      empty={<EmptyState title="Not tried yet">It is sent in a moment.</EmptyState>}
      columns={[
        {
          key: "attempt",
          label: "Attempt",
          head: true,
          cell: ({ attempt, at }) => (
            <>
              No. {attempt}
              <div className="small soft font-normal">
                <When at={at} />
              </div>
            </>
          ),
        },
        { key: "took", label: "Took", kind: "figure", cell: ({ tookMs }) => spent(tookMs) },
        {
          key: "answer",
          label: "Answer",
          cell: ({ status, excerpt }) => (
            <>
              {status === null ? null : <strong className="figures">{status} </strong>}
              <span className="wrap-anywhere">{excerpt}</span>
            </>
          ),
        },
        {
          key: "followed",
          label: "Then",
          cell: (attempt) => <Followed attempt={attempt} />,
        },
      ]}
    />
  );
}
