/** The lifecycle of a large order until it stands or is given back: transition · from · to · words. The database enforces it. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type FillingState = "filling" | "winding" | "filled" | "returning" | "returned";

/** The states in which the order does not stand: for the freelancer it does not exist. */
export const UNFILLED_STATES = [
  "filling",
  "returning",
  "returned",
] as const satisfies readonly FillingState[];

export type UnfilledState = (typeof UNFILLED_STATES)[number];

export interface FillingTransitionRow extends Step<FillingState> {
  /** The words of the order's page after it happened. */
  done: string;
}

export const FILLING_LIFECYCLE = {
  begin: { from: [], to: ["filling"], done: "Being made" },
  /** All tasks are made: both parties are told, and each task gets its clock. */
  stand: { from: ["filling"], to: ["winding"], done: "Placed" },
  complete: { from: ["winding"], to: ["filled"], done: "Placed" },
  /** Straight to `returned` when no task was made yet. */
  turn_back: { from: ["filling"], to: ["returning", "returned"], done: "Called off" },
  end_return: { from: ["returning"], to: ["returned"], done: "Called off" },
} as const satisfies Record<string, FillingTransitionRow>;
