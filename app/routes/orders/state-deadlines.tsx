/** The deadlines of an order's tasks, one sentence for each state in which tasks wait. */
import { money } from "#app/domain/kernel/money.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { rankOf } from "#app/domain/orders/task-turns.ts";
import type { TurnRank } from "#app/domain/orders/task-turns.ts";
import { nextStep } from "#app/domain/tasks/next-step.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { SentenceWords } from "#app/ui/work/sentence-words.tsx";

export interface StateDeadlinesProps {
  page: OrderPage;
  rank: TurnRank;
  state: TaskState | null;
  now: Date;
}

export function StateDeadlines({ page, rank, state, now }: StateDeadlinesProps) {
  const { order, party, states } = page;
  if (rank === 2) return null;
  const waiting = states.filter(
    (row) => rankOf(row.state, party) === rank && (state === null || row.state === state),
  );
  return waiting.map((row) => {
    const of = {
      ...row,
      buyer: order.buyer.name,
      freelancer: order.freelancer.name,
      held: money(row.heldMicros, order.currency),
      net: money(row.netMicros, order.currency),
      taskCount: order.taskCount,
      agreed: order.agreed,
    };
    const { sentence } = nextStep(of, party === "clock" ? "staff" : party);
    return (
      <p key={row.state} className="prose">
        <SentenceWords sentence={sentence} now={now} />
      </p>
    );
  });
}
