/** A table of an order's tasks: state, deadline, the delivery beside the task it belongs to, price. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { DeliveryBeside } from "#app/domain/orders/order-deliveries.ts";
import type { OrderTask } from "#app/domain/orders/order-page.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { Deadline } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { PieceDelivery } from "./piece-delivery.tsx";

export interface OrderTaskTableProps {
  caption: string;
  tasks: OrderTask[];
  currency: Currency;
  deliveries: DeliveryBeside[];
  now: Date;
  choosable: (task: OrderTask) => boolean;
}

/** While work is due that date is the deadline, not the later one when the clock gives the money back. */
function deadlineOf({ state, dueAt, nextAt }: OrderTask): Date | null {
  return state === "started" ? (dueAt ?? nextAt) : nextAt;
}

export function OrderTaskTable(props: OrderTaskTableProps) {
  const { caption, tasks, currency, deliveries, now, choosable } = props;
  const columns: Array<Column<OrderTask> | null> = [
    tasks.some(choosable)
      ? { key: "choose", label: "Choose", labelHidden: true, cell: box(choosable) }
      : null,
    {
      key: "position",
      label: "Task",
      head: true,
      cell: (task) => (
        <a className="link" href={`/tasks/${task.id}`}>
          No. {task.position.toLocaleString("en")}
        </a>
      ),
    },
    {
      key: "state",
      label: "State",
      cell: (task) => <StateBadge of="task" state={task.state} />,
    },
    tasks.some((task) => deadlineOf(task) !== null)
      ? { key: "deadline", label: "Deadline", cell: (task) => cellOf(deadlineOf(task), now) }
      : null,
    tasks.some(({ id }) => deliveries.some(({ taskIds }) => taskIds.includes(id)))
      ? {
          key: "delivery",
          label: "Delivery",
          cell: (task) => <PieceDelivery task={task} tasks={tasks} deliveries={deliveries} />,
        }
      : null,
    {
      key: "price",
      label: "Price",
      kind: "money",
      cell: (task) => <Amount of={money(task.priceMicros, currency)} />,
    },
  ];
  return (
    <Table
      caption={caption}
      rows={tasks}
      rowKey={(task) => task.id}
      columns={columns.filter((column) => column !== null)}
    />
  );
}

function cellOf(at: Date | null, now: Date) {
  return at === null ? "–" : <Deadline at={at} now={now} />;
}

function box(choosable: OrderTaskTableProps["choosable"]) {
  return function Box(task: OrderTask) {
    if (!choosable(task)) return null;
    return (
      <input
        type="checkbox"
        name="task"
        value={`${task.id}.${task.version}`}
        aria-label={`Choose task ${task.position}`}
      />
    );
  };
}
