/** The next step of an order in a list: that of its soonest deadline, or how its tasks ended. Pure. */
import { money } from "#app/domain/kernel/money.ts";
import { nextStep } from "#app/domain/tasks/next-step.ts";
import type { NextStep } from "#app/domain/tasks/next-step.ts";
import { isOpen, TASK_LIFECYCLE, TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import type { OrderLine, Side } from "./order-list.ts";

/** `person`: the name of the party at `side` when staff read it; without it that party reads about itself. */
export function orderStep(row: OrderLine, side: Side, person?: string): NextStep {
  const { next, currency, nextEvent, other } = row;
  const open = TASK_STATES.some((one) => isOpen(one) && (row.states[one] ?? 0) > 0);
  const state = next === null ? restState(row) : stateBefore(nextEvent);
  return nextStep(
    {
      ...row,
      state,
      unfunded: row.unfunded > 0 && !open,
      buyer: side === "buyer" && person !== undefined ? person : other.name,
      freelancer: side === "freelancer" && person !== undefined ? person : other.name,
      held: money(next === null ? row.heldMicros : BigInt(next.heldMicros), currency),
      net: money(BigInt(next?.netMicros ?? 0), currency),
      count: next?.count ?? 1,
      together: next?.together ?? true,
    },
    person === undefined ? side : "staff",
  );
}

/** The state in which a task waits for this step of the clock. */
function stateBefore(nextEvent: OrderLine["nextEvent"]): TaskState {
  const from: readonly TaskState[] = nextEvent === null ? [] : TASK_LIFECYCLE[nextEvent].from;
  return from[0] ?? "funded";
}

/** Of an order without a deadline: an open state comes first; tasks that ended in different ways count as divided. */
function restState({ states }: OrderLine): TaskState {
  const there = TASK_STATES.filter((state) => (states[state] ?? 0) > 0);
  const open = there.find(isOpen);
  return open ?? (there.length === 1 ? (there[0] ?? "split") : "split");
}
