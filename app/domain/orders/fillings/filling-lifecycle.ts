/** How a large order comes to stand, or is given back: transition · from · to · what its page says. The database enforces it. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type FillingState = "filling" | "winding" | "filled" | "returning" | "returned";

/** The states in which the order does not stand: to the freelancer there is no such order. */
export const UNFILLED_STATES = [
  "filling",
  "returning",
  "returned",
] as const satisfies readonly FillingState[];

export type UnfilledState = (typeof UNFILLED_STATES)[number];

export interface FillingTransitionRow extends Step<FillingState> {
  /** What the order's page says once it happened. */
  done: string;
}

export const FILLING_LIFECYCLE = {
  begin: { from: [], to: ["filling"], done: "Being made" },
  /** All tasks are made: both sides are told, and each task gets its clock. */
  stand: { from: ["filling"], to: ["winding"], done: "Placed" },
  complete: { from: ["winding"], to: ["filled"], done: "Placed" },
  /** At once `returned` when no task was made yet. */
  turn_back: { from: ["filling"], to: ["returning", "returned"], done: "Called off" },
  end_return: { from: ["returning"], to: ["returned"], done: "Called off" },
} as const satisfies Record<string, FillingTransitionRow>;
