/** The tasks of an order by turns, with boxes to choose tasks and buttons that act on all chosen ones. */
import type { DeliveryBeside } from "#app/domain/orders/order-deliveries.ts";
import type { OrderPage, OrderTask } from "#app/domain/orders/order-page.ts";
import { rankOf, TURN_RANKS } from "#app/domain/orders/task-turns.ts";
import type { TurnRank } from "#app/domain/orders/task-turns.ts";
import { manyLabel, tasksInWords } from "#app/domain/tasks/task-labels.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import type { ListTransition } from "#app/domain/tasks/transition-lists.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { OrderTaskTable } from "./order-task-table.tsx";
import { StateDeadlines } from "./state-deadlines.tsx";

export interface OrderTasksProps {
  page: OrderPage;
  /** The state that is shown alone, if any. */
  state: TaskState | null;
  deliveries: DeliveryBeside[];
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

/** `Your turn: 12 tasks`. A page that shows one state counts that state alone. */
function heading(rank: TurnRank, { page, state }: OrderTasksProps): string {
  const { order, party, states } = page;
  const counted = states.filter(
    (row) => rankOf(row.state, party) === rank && (state === null || row.state === state),
  );
  const count = tasksInWords(counted.reduce((sum, row) => sum + row.count, 0));
  if (rank === 0) return `Your turn: ${count}`;
  if (rank === 2) return `Finished: ${count}`;
  const other = party === "buyer" ? order.freelancer.name : order.buyer.name;
  return party === "staff"
    ? `In progress: ${count}`
    : `Waiting for ${other} or for staff: ${count}`;
}

function Turn({ rank, props }: { rank: TurnRank; props: OrderTasksProps }) {
  const { page, deliveries, now, verbs } = props;
  const tasks = page.tasks.filter((task) => rankOf(task.state, page.party) === rank);
  if (tasks.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={`turn-${rank}`}>
      <h2 id={`turn-${rank}`}>{heading(rank, props)}</h2>
      <StateDeadlines page={page} rank={rank} state={props.state} now={now} />
      <OrderTaskTable
        caption={heading(rank, props)}
        tasks={tasks}
        currency={page.order.currency}
        deliveries={deliveries}
        now={now}
        choosable={(task) => canMove(task, verbs)}
      />
    </section>
  );
}

/** A GET form: it leads to the confirmation of the chosen tasks and the pressed button. */
export function OrderTasks(props: OrderTasksProps) {
  const { page, verbs } = props;
  const { tasks, order } = page;
  const usable = verbs.filter((verb) => tasks.some((task) => canMove(task, [verb])));
  if (tasks.length === 0)
    return <EmptyState title="No tasks here">Choose another state above.</EmptyState>;
  const turns = TURN_RANKS.map((rank) => <Turn key={rank} rank={rank} props={props} />);
  if (usable.length === 0) return <div className="stack-wide">{turns}</div>;
  return (
    <form method="get" action={`/orders/${order.id}/${usable[0]}`} className="stack-wide">
      {turns}
      <div className="btn-row">
        {usable.map((verb) => (
          <button
            key={verb}
            type="submit"
            className="btn"
            formAction={`/orders/${order.id}/${verb}`}
          >
            {manyLabel(verb, "the chosen tasks")}
          </button>
        ))}
      </div>
    </form>
  );
}
