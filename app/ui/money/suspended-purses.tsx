/** A suspended person's earnings by currency: all, contested and until when, payable. */
import { money } from "#app/domain/kernel/money.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Amount } from "./money.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface SuspendedPursesProps {
  purses: SuspendedPurse[];
  /** The address for appeals, unless staff named another one. */
  support: string;
  /** Shows the table alone, for staff who are about to decide. */
  terse?: boolean | undefined;
}

export function SuspendedPurses({ purses, support, terse = false }: SuspendedPursesProps) {
  const held = terse ? [] : purses.filter(({ contestedMicros }) => contestedMicros > 0n);
  return (
    <>
      <Table
        caption="Earnings by currency"
        rows={purses}
        rowKey={({ currency }) => currency}
        columns={[
          { key: "currency", label: "Currency", head: true, cell: ({ currency }) => currency },
          {
            key: "available",
            label: "Available",
            kind: "money",
            cell: (row) => <Amount of={money(row.availableMicros, row.currency)} />,
          },
          {
            key: "clearing",
            label: "Still clearing",
            kind: "money",
            cell: (row) => <Amount of={money(row.clearingMicros, row.currency)} />,
          },
          {
            key: "contested",
            label: "Contested",
            kind: "money",
            cell: (row) => <Amount of={money(row.contestedMicros, row.currency)} />,
          },
          {
            key: "rest",
            label: "Can be withdrawn",
            kind: "money",
            cell: (row) => <Amount of={money(row.payableMicros, row.currency)} />,
          },
        ]}
      />
      {held.map(({ currency, contested, contestedMicros }) => (
        <div key={currency}>
          <h3 className="label mt-5 mb-2">Contested in {currency}</h3>
          <DefinitionList
            items={[
              { term: "Amount", value: <Amount of={money(contestedMicros, currency)} code /> },
              { term: "Reason", value: contested?.reason ?? "" },
              {
                term: "Held until",
                value:
                  contested?.endsAt == null ? "not decided yet" : <When at={contested.endsAt} />,
              },
              { term: "Appeal", value: contested?.appeal ?? support },
            ]}
          />
        </div>
      ))}
    </>
  );
}
