/** In which order the tasks of an order are read: the viewer's turn, the other party's turn, finished. Pure. */
import { isOpen, TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import type { Party } from "#app/domain/tasks/locked-task.ts";
import { turnOf } from "#app/domain/tasks/next-step.ts";

/** 0: the viewer acts next; 1: the task is open and waits for another; 2: finished. */
export type TurnRank = 0 | 1 | 2;
export const TURN_RANKS: readonly TurnRank[] = [0, 1, 2];

/** A keyset cursor: the rank and position of the last task of the page before. */
export interface TurnCursor {
  rank: TurnRank;
  position: number;
}

export function rankOf(state: TaskState, party: Party): TurnRank {
  if (!isOpen(state)) return 2;
  // Disputes wait for staff, and for both parties on a page of their own.
  const turn = state === "disputed" ? "staff" : turnOf(state, false);
  return turn === party ? 0 : 1;
}

export function statesOfRank(rank: TurnRank, party: Party): TaskState[] {
  return TASK_STATES.filter((state) => rankOf(state, party) === rank);
}

/** Reads `1.250`. Null for other text: then the list begins at its first task. */
export function turnCursor(text: string): TurnCursor | null {
  const [, ranked, position] = /^([012])\.(\d{1,6})$/.exec(text) ?? [];
  const rank = TURN_RANKS.find((one) => `${one}` === ranked);
  return rank === undefined || position === undefined
    ? null
    : { rank, position: Number.parseInt(position, 10) };
}
