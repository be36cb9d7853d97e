/** The withdrawals of a suspended person, newest first: waiting, paid, or stopped and why. */
import { money } from "#app/domain/kernel/money.ts";
import type { WithdrawalView } from "#app/domain/suspensions/suspended-page.ts";
import { ENDINGS } from "#app/domain/suspensions/withdrawal-lifecycle.ts";
import { Amount } from "./money.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

function become(one: WithdrawalView) {
  if (one.paidMicros !== null) return <Amount of={money(one.paidMicros, one.currency)} code />;
  return one.ending === null ? "Not paid yet" : ENDINGS[one.ending];
}

export function SuspensionWithdrawals({ withdrawals }: { withdrawals: WithdrawalView[] }) {
  return (
    <Table
      caption="Withdrawals during the suspension"
      rows={withdrawals}
      rowKey={({ id }) => id}
      columns={[
        { key: "begun", label: "Asked for", head: true, cell: (one) => <When at={one.begunAt} /> },
        { key: "due", label: "Paid on", cell: (one) => <When at={one.restsUntil} /> },
        { key: "account", label: "Account", cell: ({ tail }) => `ending in ${tail}` },
        {
          key: "payout",
          label: "State",
          cell: ({ state, payoutState }) =>
            payoutState === null ? (
              <StateBadge of="withdrawal" state={state} />
            ) : (
              <StateBadge of="payout" state={payoutState} />
            ),
        },
        { key: "what", label: "Result", cell: become },
      ]}
    />
  );
}
