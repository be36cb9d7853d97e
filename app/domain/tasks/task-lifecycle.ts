/**
 * TABLE. A task's whole life: transition · from · to · by whom · money · what the clock does. Buttons, guards,
 * deadlines, the diagram and the tests derive from it; nothing repeats it by hand.
 */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type TaskState =
  | "funded"
  | "started"
  | "delivered"
  | "disputed"
  | "released"
  | "refunded"
  | "split";

/** Who may make a transition. `other` is the party that did not make the standing proposal. */
export type TaskParty = "buyer" | "freelancer" | "either" | "other" | "clock" | "staff";

export interface TaskTransitionRow extends Step<TaskState> {
  by: TaskParty;
  /** What it does to the money held for the task. */
  money: "fund" | "release" | "release_part" | "refund" | "divide" | null;
  /** The button's words. */
  label: string;
  /** What the timeline says once it happened. */
  done: string;
  /** What the confirmation says will happen. */
  effect: string;
}

const OPEN = ["funded", "started", "delivered", "disputed"] as const;
const GIVEN_BACK = ["refunded", "split"] as const;

export const TASK_LIFECYCLE = {
  fund: {
    from: [],
    to: ["funded"],
    by: "buyer",
    money: "fund",
    label: "Order",
    done: "Ordered; the price is held",
    effect: "The price is held for this task.",
  },
  start: {
    from: ["funded"],
    to: ["started"],
    by: "freelancer",
    money: null,
    label: "Start work",
    done: "Work started",
    effect: "The delivery time starts now.",
  },
  decline: {
    from: ["funded"],
    to: ["refunded"],
    by: "freelancer",
    money: "refund",
    label: "Decline",
    done: "Declined by the freelancer",
    effect: "All of the price goes back to the buyer.",
  },
  cancel: {
    from: ["funded"],
    to: ["refunded"],
    by: "buyer",
    money: "refund",
    label: "Cancel",
    done: "Cancelled by the buyer before work started",
    effect: "All of the price goes back to your balance.",
  },
  lapse: {
    from: ["funded"],
    to: ["refunded"],
    by: "clock",
    money: "refund",
    label: "Lapse",
    done: "Lapsed: the freelancer did not start in time",
    effect: "All of the price goes back to the buyer.",
  },
  call_off: {
    from: ["funded"],
    to: ["refunded"],
    by: "clock",
    money: "refund",
    label: "Call off",
    done: "Called off: the order was never complete",
    effect: "All of the price goes back to the buyer.",
  },
  deliver: {
    from: ["started"],
    to: ["delivered"],
    by: "freelancer",
    money: null,
    label: "Deliver",
    done: "Delivered",
    effect: "The buyer has time to look; silence accepts it.",
  },
  revise: {
    from: ["delivered"],
    to: ["started"],
    by: "buyer",
    money: null,
    label: "Ask for a revision",
    done: "Revision asked for",
    effect: "The freelancer works on it again; one revision is used.",
  },
  accept: {
    from: ["delivered"],
    to: ["released"],
    by: "buyer",
    money: "release",
    label: "Accept",
    done: "Accepted",
    effect: "Everything held is released to the freelancer.",
  },
  accept_part: {
    from: ["delivered"],
    to: ["started", "delivered"],
    by: "buyer",
    money: "release_part",
    label: "Accept a part",
    done: "A part was accepted",
    effect:
      "The part is released; the rest stays held. If a revision is left, it is used and work on the rest goes on; if none is, the rest stays delivered and silence accepts it as before.",
  },
  settle: {
    from: ["delivered"],
    to: ["released"],
    by: "clock",
    money: "release",
    label: "Accept by silence",
    done: "Accepted by silence",
    effect: "Everything held is released to the freelancer.",
  },
  propose_extension: {
    from: ["started"],
    to: ["started"],
    by: "freelancer",
    money: null,
    label: "Ask for more time",
    done: "Asked for more time",
    effect: "The buyer decides; until then the due date stands.",
  },
  agree_extension: {
    from: ["started"],
    to: ["started"],
    by: "buyer",
    money: null,
    label: "Agree to more time",
    done: "More time agreed",
    effect: "The due date moves by the days asked for.",
  },
  propose_cancel: {
    from: ["started", "delivered"],
    to: ["started", "delivered"],
    by: "either",
    money: null,
    label: "Propose to cancel",
    done: "Proposed to cancel by agreement",
    effect: "Nothing moves until the other side agrees; then what is held goes back to the buyer.",
  },
  refuse_cancel: {
    from: ["started", "delivered"],
    to: ["started", "delivered"],
    by: "either",
    money: null,
    label: "Keep going",
    done: "The proposal to cancel ended",
    effect: "The proposal ends and the task goes on as before.",
  },
  agree_cancel: {
    from: ["started", "delivered"],
    to: GIVEN_BACK,
    by: "other",
    money: "refund",
    label: "Agree to cancel",
    done: "Cancelled by mutual agreement",
    effect: "What is still held goes back to the buyer.",
  },
  give_up: {
    from: ["started", "delivered", "disputed"],
    to: GIVEN_BACK,
    by: "freelancer",
    money: "refund",
    label: "Give the money back",
    done: "Given back by the freelancer",
    effect: "What is still held goes back to the buyer.",
  },
  cancel_late: {
    from: ["started"],
    to: GIVEN_BACK,
    by: "buyer",
    money: "refund",
    label: "Cancel, it is late",
    done: "Cancelled by the buyer: nothing was delivered in time",
    effect: "What is held goes back to your balance.",
  },
  abandon: {
    from: ["started"],
    to: GIVEN_BACK,
    by: "clock",
    money: "refund",
    label: "Abandon",
    done: "Abandoned: nothing was ever delivered",
    effect: "What is held goes back to the buyer.",
  },
  escalate: {
    from: ["started"],
    to: ["disputed"],
    by: "clock",
    money: null,
    label: "Bring to staff",
    done: "Brought to staff: a revision is long overdue",
    effect: "Staff look at what was delivered and decide.",
  },
  dispute: {
    from: ["started", "delivered"],
    to: ["disputed"],
    by: "either",
    money: null,
    label: "Open a dispute",
    done: "Dispute opened",
    effect: "What is held is frozen until it is settled.",
  },
  concede: {
    from: ["disputed"],
    to: ["released"],
    by: "buyer",
    money: "release",
    label: "Release after all",
    done: "The buyer gave in",
    effect: "Everything held is released to the freelancer and the dispute ends.",
  },
  rule: {
    from: ["disputed"],
    to: ["released", "refunded", "split"],
    by: "staff",
    money: "divide",
    label: "Rule",
    done: "Staff ruled",
    effect: "What is held is divided as the ruling says.",
  },
} as const satisfies Record<string, TaskTransitionRow>;

export type TaskTransition = keyof typeof TASK_LIFECYCLE;

export const TASK_STATES: readonly TaskState[] = [...OPEN, "released", "refunded", "split"];

export function isOpen(state: TaskState): boolean {
  return OPEN.some((open) => open === state);
}

/** The closed state a task reaches when nothing is held any more: decided by where the money went, not by who acted. */
export function closedState(releasedMicros: bigint, refundedMicros: bigint): TaskState {
  if (refundedMicros === 0n) return "released";
  return releasedMicros === 0n ? "refunded" : "split";
}
