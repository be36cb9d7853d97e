/** Operations at providers for staff, each with a button to ask the provider now. */
import { money } from "#app/domain/kernel/money.ts";
import type { QueuedOperation } from "#app/domain/payouts/payments-queue.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";

export interface OperationTableProps {
  caption: string;
  of: "deposit" | "payout";
  operations: QueuedOperation[];
  now: Date;
  /** A form key per operation; without keys there is no button. */
  keys?: Record<string, string> | undefined;
  empty: string;
}

export function OperationTable({ caption, of, operations, now, keys, empty }: OperationTableProps) {
  return (
    <Table
      caption={caption}
      rows={operations}
      rowKey={(operation) => operation.id}
      empty={<EmptyState title={empty}>Nothing to do here.</EmptyState>}
      columns={[
        {
          key: "id",
          label: "Operation",
          head: true,
          cell: ({ id, handle, providerRef }) => (
            <>
              <span className="figures small">{id}</span>
              <br />
              <span className="small soft">
                {handle} · {providerRef ?? "no reference"}
              </span>
            </>
          ),
        },
        { key: "state", label: "State", cell: ({ state }) => <StateBadge of={of} state={state} /> },
        {
          key: "why",
          label: "What we know",
          cell: ({ failure, attempts }) =>
            `${failure ?? "No reason given."} Asked ${attempts} times.`,
        },
        {
          key: "when",
          label: "Since",
          cell: ({ createdAt, nextAt }) => (
            <>
              <When at={createdAt} />
              {nextAt === null ? null : (
                <>
                  <br />
                  <span className="small soft">
                    asked again on <Deadline at={nextAt} now={now} />
                  </span>
                </>
              )}
            </>
          ),
        },
        {
          key: "amount",
          label: "Amount",
          kind: "money",
          cell: ({ amountMicros, currency }) => <Amount of={money(amountMicros, currency)} code />,
        },
        {
          key: "ask",
          label: "Action",
          labelHidden: true,
          cell: ({ id }) =>
            keys?.[id] === undefined ? null : (
              <CommandForm commandKey={keys[id]} hidden={{ id }} inline label={`Ask about ${id}`}>
                <Submit kind="quiet">Ask the provider now</Submit>
              </CommandForm>
            ),
        },
      ]}
    />
  );
}
