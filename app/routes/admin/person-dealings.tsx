/** The sections of a person's page for staff about their money, their orders and their disputes. */
import type {
  PersonDealings,
  PersonDispute,
  PersonMoney,
  PersonWork,
} from "#app/domain/disputes/person-dealings.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { OrderTable } from "#app/ui/work/order-table.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

const SUMS: ReadonlyArray<[Exclude<keyof PersonMoney, "currency">, string]> = [
  ["balanceMicros", "Balance"],
  ["availableMicros", "Earnings, available"],
  ["clearingMicros", "Earnings, clearing"],
  ["heldBuyingMicros", "Held, as buyer"],
  ["heldSellingMicros", "Held, as freelancer"],
  ["disputedMicros", "In dispute"],
];

function MoneySection({ purses }: { purses: PersonMoney[] }) {
  const columns: Array<Column<PersonMoney>> = [
    { key: "currency", label: "Currency", head: true, cell: ({ currency }) => currency },
    ...SUMS.map(([sum, label]) => ({
      key: sum,
      label,
      kind: "money" as const,
      cell: (row: PersonMoney) => <Amount of={money(row[sum], row.currency)} />,
    })),
  ];
  return (
    <Section title="Money" wide>
      <Table caption="Money" rows={purses} rowKey={({ currency }) => currency} columns={columns} />
    </Section>
  );
}

const DISPUTE_COLUMNS: Array<Column<PersonDispute>> = [
  {
    key: "title",
    label: "Task",
    head: true,
    cell: ({ id, title }) => (
      <a className="link" href={`/admin/disputes/${id}`}>
        {title}
      </a>
    ),
  },
  { key: "side", label: "Role", cell: ({ side }) => side },
  { key: "other", label: "Other side", cell: ({ other }) => other },
  {
    key: "opened",
    label: "Opened",
    cell: ({ openedAt, openedBy }) => (
      <>
        <When at={openedAt} day />, {openedBy === "clock" ? "automatically" : `by the ${openedBy}`}
      </>
    ),
  },
  {
    key: "state",
    label: "State",
    cell: ({ state, outcome }) =>
      outcome === null ? (
        <StateBadge of="dispute" state={state} />
      ) : (
        <StateBadge of="task" state={outcome} />
      ),
  },
  {
    key: "amount",
    label: "Contested",
    kind: "money",
    cell: ({ contestedMicros, currency }) => <Amount of={money(contestedMicros, currency)} />,
  },
];

export function PersonDealingsSections(props: {
  name: string;
  dealings: PersonDealings;
  now: Date;
}) {
  const { name, dealings, now } = props;
  const { money: purses, work } = dealings;
  return (
    <>
      <MoneySection purses={purses} />
      {work === null ? null : <WorkSections name={name} work={work} now={now} />}
    </>
  );
}

function WorkSections({ name, work, now }: { name: string; work: PersonWork; now: Date }) {
  const { bought, sold, disputes } = work;
  return (
    <>
      <Section title="Orders" note="The newest they placed, and the newest placed with them." wide>
        {bought.length + sold.length === 0 ? (
          <p className="soft">No orders yet.</p>
        ) : (
          <>
            {bought.length === 0 ? null : (
              <>
                <h3>As the buyer</h3>
                <OrderTable
                  orders={bought}
                  side="buyer"
                  person={name}
                  now={now}
                  caption="Orders they placed"
                />
              </>
            )}
            {sold.length === 0 ? null : (
              <>
                <h3>As the freelancer</h3>
                <OrderTable
                  orders={sold}
                  side="freelancer"
                  person={name}
                  now={now}
                  caption="Orders placed with them"
                />
              </>
            )}
          </>
        )}
      </Section>
      <Section title="Disputes" wide>
        <Table
          caption="Disputes"
          rows={disputes}
          rowKey={({ id }) => id}
          columns={DISPUTE_COLUMNS}
          empty={<p className="soft">No dispute yet.</p>}
        />
      </Section>
    </>
  );
}
