/** The lifecycle of a batch: transition · from · to · words. The database enforces it, pages take their words from it. */
import { manyLabel } from "#app/domain/tasks/task-labels.ts";
import { LIST_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import type { Step } from "#app/domain/kernel/lifecycle.ts";
import type { ListTransition } from "#app/domain/tasks/transition-lists.ts";

export type BatchState = "running" | "finished" | "cancelled" | "stopped";

export interface BatchTransitionRow extends Step<BatchState> {
  /** The words of the batch's page after it happened. */
  done: string;
}

export const BATCH_LIFECYCLE = {
  begin: { from: [], to: ["running"], done: "Under way" },
  finish: { from: ["running"], to: ["finished"], done: "All tasks are finished" },
  cancel: {
    from: ["running"],
    to: ["cancelled"],
    done: "Cancelled: the remaining tasks stayed as they were",
  },
  stop: {
    from: ["running"],
    to: ["stopped"],
    done: "Stopped: the person who started it is no longer allowed to do this",
  },
} as const satisfies Record<string, BatchTransitionRow>;

/** A batch's verbs: every transition that can be made on a list. A batch delivers notes only, because files belong to one order. */
export type BatchVerb = ListTransition;
export const BATCH_VERBS = LIST_TRANSITIONS;

/** `Accept 10,000 tasks`. */
export function batchTitle(verb: BatchVerb, total: number): string {
  return manyLabel(verb, total);
}
