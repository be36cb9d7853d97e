/** Payouts in a list, newest first. */
import { money } from "#app/domain/kernel/money.ts";
import type { PayoutView } from "#app/domain/payouts/payout-page.ts";
import { EmptyState } from "./empty-state.tsx";
import { Amount } from "./money.tsx";
import { StateBadge } from "./state-badge.tsx";
import { Table } from "./table.tsx";
import { When } from "./when.tsx";

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
