/** The lifecycle of a closing: transition · from · to · words. The database enforces it. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type ClosingState = "asked" | "waiting" | "closed" | "kept";

export interface ClosingTransitionRow extends Step<ClosingState> {
  /** The words of the page after it happened. */
  done: string;
}

export const CLOSING_LIFECYCLE = {
  ask: { from: [], to: ["asked"], done: "You asked us to close your account" },
  /** The clock found something that is still open. */
  wait: { from: ["asked"], to: ["waiting"], done: "Waiting until nothing is open any more" },
  close: { from: ["asked", "waiting"], to: ["closed"], done: "Closed" },
  keep: { from: ["asked", "waiting"], to: ["kept"], done: "You kept your account" },
} as const satisfies Record<string, ClosingTransitionRow>;
