/** The buttons for many tasks of an order: the viewer's steps, the main ones first, each with the number of tasks it could begin for. */
import type { OrderPage, StateCount } from "#app/domain/orders/order-page.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { isMain, OFFERED_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import type { ListTransition } from "#app/domain/tasks/transition-lists.ts";

export interface ListVerb {
  transition: ListTransition;
  count: number;
}

export function listVerbs({ states, party }: OrderPage): ListVerb[] {
  return OFFERED_TRANSITIONS.filter((transition) => TASK_LIFECYCLE[transition].by === party)
    .map((transition) => ({ transition, count: countFrom(states, transition) }))
    .filter((verb) => verb.count > 0)
    .toSorted((one, two) => Number(isMain(two.transition)) - Number(isMain(one.transition)));
}

function countFrom(states: StateCount[], transition: ListTransition): number {
  const from: readonly string[] = TASK_LIFECYCLE[transition].from;
  return states.filter((row) => from.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
}
