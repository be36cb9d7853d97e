/** The lifecycle of a deposit: transitions, their effect on the books, and their words (decision 77). */
import { beginsFrom } from "#app/domain/kernel/lifecycle.ts";
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type DepositState = "created" | "pending" | "unknown" | "succeeded" | "failed";

interface DepositTransitionRow extends Step<DepositState> {
  /** The kind of transfer it posts. */
  money: "deposit" | null;
  done: string;
}

export const DEPOSIT_LIFECYCLE = {
  start: { from: [], to: ["created"], money: null, done: "Started" },
  wait: {
    from: ["created", "unknown"],
    to: ["pending"],
    money: null,
    done: "Waiting for the card",
  },
  lose: {
    from: ["created", "pending"],
    to: ["unknown"],
    money: null,
    done: "We did not get the card processor's answer; we are asking again",
  },
  // Allowed from `failed` too: money that arrives after a failure still belongs to the buyer.
  succeed: {
    from: ["created", "pending", "unknown", "failed"],
    to: ["succeeded"],
    money: "deposit",
    done: "Received",
  },
  fail: {
    from: ["created", "pending", "unknown"],
    to: ["failed"],
    money: null,
    done: "Did not go through",
  },
} as const satisfies Record<string, DepositTransitionRow>;

export type DepositTransition = keyof typeof DEPOSIT_LIFECYCLE;

export const DEPOSIT_STATES: readonly DepositState[] = [
  "created",
  "pending",
  "unknown",
  "succeeded",
  "failed",
];

export function mayMoveDeposit(transition: DepositTransition, from: DepositState): boolean {
  return beginsFrom<DepositState>(DEPOSIT_LIFECYCLE[transition], from);
}

/** Whether the worker still polls the processor about it. */
export function isOpenDeposit(state: DepositState): boolean {
  return state === "created" || state === "pending" || state === "unknown";
}
