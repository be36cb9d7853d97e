/** A table of payouts, newest first. */
import { money } from "#app/domain/kernel/money.ts";
import type { PayoutView } from "#app/domain/payouts/payout-page.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export function PayoutTable({ payouts }: { payouts: PayoutView[] }) {
  return (
    <Table
      caption="Payouts"
      rows={payouts}
      rowKey={(payout) => payout.id}
      empty={
        <EmptyState title="No payouts yet">
          When your available earnings reach the threshold, they are sent to your{" "}
          <a href="/wallet/payout-method">payout account</a>.
        </EmptyState>
      }
      columns={[
        {
          key: "at",
          label: "Made",
          head: true,
          cell: (payout) => (
            <a className="link" href={`/wallet/payouts/${payout.id}`}>
              <When at={payout.createdAt} />
            </a>
          ),
        },
        { key: "to", label: "To", cell: (payout) => `…${payout.tail}` },
        {
          key: "state",
          label: "State",
          cell: (payout) => <StateBadge of="payout" state={payout.state} />,
        },
        {
          key: "amount",
          label: "Amount",
          kind: "money",
          cell: (payout) => <Amount of={money(payout.amountMicros, payout.currency)} />,
        },
      ]}
    />
  );
}
