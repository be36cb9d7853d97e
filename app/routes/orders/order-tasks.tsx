/** The tasks of an order, with boxes to choose tasks and buttons that act on all chosen ones. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { OrderTask } from "#app/domain/orders/order-page.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { manyLabel } from "#app/domain/tasks/task-labels.ts";
import type { ListTransition } from "#app/domain/tasks/transition-lists.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { Until } from "#app/ui/page/when.tsx";

export interface OrderTasksProps {
  orderId: string;
  tasks: OrderTask[];
  currency: Currency;
  now: Date;
  verbs: ListTransition[];
}

/** True when one of the offered steps can begin in this task's state. */
function canMove(task: OrderTask, verbs: ListTransition[]): boolean {
  return verbs.some((verb) => {
    const from: readonly TaskState[] = TASK_LIFECYCLE[verb].from;
    return from.includes(task.state);
  });
}

/** A GET form: it leads to the confirmation of the chosen tasks and the pressed button. */
export function OrderTasks({ orderId, tasks, currency, now, verbs }: OrderTasksProps) {
  return (
    <form method="get" action={`/orders/${orderId}/accept`} className="stack">
      <Table
        caption="Tasks"
        captionHidden
        rows={tasks}
        rowKey={(task) => task.id}
        empty={<EmptyState title="No tasks here">Choose another state above.</EmptyState>}
        columns={[
          {
            key: "choose",
            label: "Choose",
            labelHidden: true,
            cell: (task) =>
              canMove(task, verbs) ? (
                <input
                  type="checkbox"
                  name="task"
                  value={`${task.id}.${task.version}`}
                  aria-label={`Choose task ${task.position}`}
                />
              ) : null,
          },
          {
            key: "position",
            label: "Task",
            head: true,
            cell: (task) => (
              <a className="link" href={`/tasks/${task.id}`}>
                No. {task.position}
              </a>
            ),
          },
          {
            key: "state",
            label: "State",
            cell: (task) => <StateBadge of="task" state={task.state} />,
          },
          {
            key: "next",
            label: "Next event",
            cell: (task) => (task.nextAt === null ? "–" : <Until at={task.nextAt} now={now} />),
          },
          {
            key: "price",
            label: "Price",
            kind: "money",
            cell: (task) => <Amount of={money(task.priceMicros, currency)} />,
          },
        ]}
      />
      {tasks.some((task) => canMove(task, verbs)) && (
        <div className="btn-row">
          <span className="soft">With the chosen tasks:</span>
          {verbs.map((verb) => (
            <button
              key={verb}
              type="submit"
              className="btn"
              formAction={`/orders/${orderId}/${verb}`}
            >
              {manyLabel(verb, "the chosen tasks")}
            </button>
          ))}
        </div>
      )}
    </form>
  );
}
