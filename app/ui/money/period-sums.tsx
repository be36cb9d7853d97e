/** What a period did to a person's accounts: opening balance, money in, money out, closing balance; and the totals by kind. */
import { money } from "#app/domain/kernel/money.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { lineWords } from "#app/domain/ledger/line-words.ts";
import type { AccountPeriod, KindPeriod } from "#app/domain/ledger/statement-summary.ts";
import { Table } from "#app/ui/page/table.tsx";
import { Amount } from "./money.tsx";

export function AccountSums({ accounts }: { accounts: AccountPeriod[] }) {
  return (
    <Table
      caption="Balances of the period"
      rows={accounts}
      rowKey={({ account, currency }) => `${account} ${currency}`}
      columns={[
        {
          key: "account",
          label: "Account",
          head: true,
          cell: ({ account }) => ACCOUNT_KINDS[account].label,
        },
        {
          key: "opening",
          label: "At the start",
          kind: "money",
          cell: (row) => <Amount of={money(row.openingMicros, row.currency)} code />,
        },
        {
          key: "in",
          label: "In",
          kind: "money",
          cell: (row) => <Amount of={money(row.inMicros, row.currency)} flow="in" />,
        },
        {
          key: "out",
          label: "Out",
          kind: "money",
          cell: (row) => <Amount of={money(row.outMicros, row.currency)} flow="out" />,
        },
        {
          key: "closing",
          label: "At the end",
          kind: "money",
          cell: (row) => <Amount of={money(row.closingMicros, row.currency)} code />,
        },
      ]}
    />
  );
}

export function KindSums({ kinds }: { kinds: KindPeriod[] }) {
  return (
    <Table
      caption="Totals by kind"
      rows={kinds}
      rowKey={(row) => `${row.account} ${row.currency} ${row.kind} ${row.reversal}`}
      columns={[
        { key: "kind", label: "What", head: true, cell: (row) => lineWords(row) },
        { key: "account", label: "Account", cell: (row) => ACCOUNT_KINDS[row.account].label },
        {
          key: "transfers",
          label: "Movements",
          kind: "figure",
          cell: (row) => row.transfers.toLocaleString("en"),
        },
        {
          key: "change",
          label: "Total",
          kind: "money",
          cell: ({ changeMicros: micros, currency }) => (
            <Amount
              of={money(micros < 0n ? -micros : micros, currency)}
              flow={micros < 0n ? "out" : "in"}
              code
            />
          ),
        },
      ]}
    />
  );
}
