/** The lifecycle of a payout: transitions, their transfers, and the words of the history (decision 76). */
import { beginsFrom } from "#app/domain/kernel/lifecycle.ts";
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type PayoutState = "queued" | "submitted" | "unknown" | "settled" | "failed" | "returned";

export interface PayoutTransitionRow extends Step<PayoutState> {
  /** Its effect on the books: set aside, gone to the bank, put back. */
  money: "sweep" | "settle" | "put_back" | "reverse_and_put_back" | null;
  done: string;
}

export const PAYOUT_LIFECYCLE = {
  create: { from: [], to: ["queued"], money: "sweep", done: "Taken from available earnings" },
  submit: {
    from: ["queued", "unknown"],
    to: ["submitted"],
    money: null,
    done: "Accepted by the bank",
  },
  // The bank may have the payout or not: never a reason to give the money back.
  lose: {
    from: ["queued", "submitted"],
    to: ["unknown"],
    money: null,
    done: "We did not get the bank's answer; we are asking again",
  },
  // From `queued` too: the bank's message can overtake the answer to our submission.
  settle: {
    from: ["queued", "submitted", "unknown"],
    to: ["settled"],
    money: "settle",
    done: "Arrived",
  },
  fail: {
    from: ["queued", "submitted", "unknown"],
    to: ["failed"],
    money: "put_back",
    done: "Refused by the bank; the money is available again",
  },
  return: {
    from: ["settled"],
    to: ["returned"],
    money: "reverse_and_put_back",
    done: "Sent back by the receiving bank; the money is available again",
  },
} as const satisfies Record<string, PayoutTransitionRow>;

export type PayoutTransition = keyof typeof PAYOUT_LIFECYCLE;

export const PAYOUT_STATES: readonly PayoutState[] = [
  "queued",
  "submitted",
  "unknown",
  "settled",
  "failed",
  "returned",
];

export function mayMovePayout(transition: PayoutTransition, from: PayoutState): boolean {
  return beginsFrom<PayoutState>(PAYOUT_LIFECYCLE[transition], from);
}

/** The money is set aside, and neither arrived nor came back; at most one such payout per freelancer and currency. */
export function isOpenPayout(state: PayoutState): boolean {
  return state === "queued" || state === "submitted" || state === "unknown";
}
