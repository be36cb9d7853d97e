/** A table of deposits, newest first. */
import { money } from "#app/domain/kernel/money.ts";
import type { DepositView } from "#app/domain/deposits/deposit-page.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export function DepositTable({ deposits }: { deposits: DepositView[] }) {
  return (
    <Table
      caption="Deposits"
      rows={deposits}
      rowKey={(deposit) => deposit.id}
      empty={
        <EmptyState title="No deposits yet">
          Choose an amount above; you need a balance to order.
        </EmptyState>
      }
      columns={[
        {
          key: "at",
          label: "Started",
          head: true,
          cell: (deposit) => (
            <a className="link" href={`/wallet/deposits/${deposit.id}`}>
              <When at={deposit.createdAt} />
            </a>
          ),
        },
        {
          key: "state",
          label: "State",
          cell: (deposit) => <StateBadge of="deposit" state={deposit.state} />,
        },
        {
          key: "amount",
          label: "Amount",
          kind: "money",
          cell: (deposit) => <Amount of={money(deposit.amountMicros, deposit.currency)} />,
        },
      ]}
    />
  );
}
