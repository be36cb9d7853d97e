/** A table of orders: gig, other party, state, held money, next step. */
import { money } from "#app/domain/kernel/money.ts";
import type { UnfilledState } from "#app/domain/orders/fillings/filling-lifecycle.ts";
import type { OrderLine } from "#app/domain/orders/order-list.ts";
import { orderStep } from "#app/domain/orders/order-step.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { SentenceWords } from "./sentence-words.tsx";
import { StateBadge } from "./state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { Until, When } from "#app/ui/page/when.tsx";

function States({ row }: { row: OrderLine }) {
  if (row.unfilled !== null) return <StateBadge of="order" state={row.unfilled} />;
  return (
    <span className="cluster">
      {Object.entries(row.states).map(([state, count]) => (
        <span key={state} className="cluster">
          <StateBadge of="task" state={state} />
          {row.taskCount > 1 && <span className="small soft">{count.toLocaleString("en")}</span>}
        </span>
      ))}
    </span>
  );
}

/** The next step of a large order that does not stand yet. */
const UNFILLED_NEXT: Record<UnfilledState, string> = {
  filling: "The order is placed when its last task is made",
  returning: "The price goes back to your balance",
  returned: "Nothing",
};

/** What happens next, in a few words. */
export function Next({
  row,
  side,
  person,
  now,
}: {
  row: OrderLine;
  side: "buyer" | "freelancer";
  /** Whose orders these are, when staff look at them. */
  person?: string | undefined;
  now: Date;
}) {
  if (row.unfilled !== null) return <span className="soft">{UNFILLED_NEXT[row.unfilled]}</span>;
  const { sentence, at } = orderStep(row, side, person);
  return (
    <span className={at === null ? "soft" : undefined}>
      <SentenceWords sentence={sentence} now={now} />
      {at === null ? null : (
        <span className="small soft">
          {" "}
          (<Until at={at} now={now} />)
        </span>
      )}
    </span>
  );
}

export function OrderTable(props: {
  orders: OrderLine[];
  side: "buyer" | "freelancer";
  person?: string | undefined;
  now: Date;
  caption: string;
}) {
  const { orders, side, person, now, caption } = props;
  return (
    <Table
      caption={caption}
      captionHidden
      rows={orders}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "title",
          label: "Order",
          head: true,
          cell: (row) => (
            <a
              className="link"
              href={row.taskId === null ? `/orders/${row.id}` : `/tasks/${row.taskId}`}
            >
              {row.title}
              {row.taskCount > 1
                ? ` (${row.taskCount.toLocaleString("en")} ${row.agreed ? "milestones" : "tasks"})`
                : ""}
            </a>
          ),
        },
        {
          key: "other",
          label: side === "buyer" ? "Freelancer" : "Buyer",
          cell: (row) => row.other.name,
        },
        { key: "state", label: "State", cell: (row) => <States row={row} /> },
        {
          key: "next",
          label: "Next",
          cell: (row) => <Next row={row} side={side} person={person} now={now} />,
        },
        { key: "placed", label: "Ordered", cell: (row) => <When at={row.placedAt} day /> },
        {
          key: "held",
          label: "Held",
          kind: "money",
          cell: (row) => <Amount of={money(row.heldMicros, row.currency)} />,
        },
        {
          key: "total",
          label: "Price",
          kind: "money",
          cell: (row) => <Amount of={money(row.totalMicros, row.currency)} />,
        },
      ]}
    />
  );
}
