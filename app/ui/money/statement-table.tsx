/** The lines of a statement as a table: moment, event, account, amount. */
import type { ReactNode } from "react";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import type { AccountKind } from "#app/domain/ledger/chart.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "./money.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface StatementRow {
  key: string;
  at: Date;
  words: string;
  href: string | null;
  account: AccountKind;
  changeMicros: bigint;
  currency: Currency;
}

export function StatementTable({
  lines,
  empty = (
    <EmptyState title="Nothing has moved yet">
      Your first deposit, order or payment is the first line here.
    </EmptyState>
  ),
}: {
  lines: StatementRow[];
  empty?: ReactNode;
}) {
  return (
    <Table
      caption="Statement lines"
      rows={lines}
      rowKey={(line) => line.key}
      empty={empty}
      columns={[
        { key: "at", label: "When", cell: (line) => <When at={line.at} utc /> },
        {
          key: "what",
          label: "What",
          head: true,
          cell: (line) =>
            line.href === null ? (
              line.words
            ) : (
              <a className="link" href={line.href}>
                {line.words}
              </a>
            ),
        },
        { key: "account", label: "Account", cell: (line) => ACCOUNT_KINDS[line.account].label },
        {
          key: "change",
          label: "Change",
          kind: "money",
          cell: ({ changeMicros, currency }) => (
            <Amount
              of={money(changeMicros < 0n ? -changeMicros : changeMicros, currency)}
              flow={changeMicros < 0n ? "out" : "in"}
              code
            />
          ),
        },
      ]}
    />
  );
}
