/** The lifecycle of a dispute: transition · from · to · party · task's transition. Guards, buttons and tests derive from it. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";

export type DisputeState = "open" | "review" | "closed";

export const DISPUTE_STATES: readonly DisputeState[] = ["open", "review", "closed"];

/** A person's part in the dispute; a party who is also staff counts as the party only. */
export type DisputeParty = "buyer" | "freelancer" | "staff" | "clock";

export interface DisputeTransitionRow extends Step<DisputeState> {
  by: readonly DisputeParty[];
  /** The transition the task makes in the same command. */
  task: TaskTransition | null;
  /** The label of the button. */
  label: string;
  /** The words of the timeline after it happened. */
  done: string;
  /** The effect, for the person about to do it. */
  effect: string;
}

export const DISPUTE_LIFECYCLE = {
  open: {
    from: [],
    to: ["open"],
    by: ["buyer", "freelancer"],
    task: "dispute",
    label: "Open the dispute",
    done: "Dispute opened",
    effect: "What is held is frozen until this is settled; the other side is asked to answer.",
  },
  escalate: {
    from: [],
    to: ["open"],
    by: ["clock"],
    task: "escalate",
    label: "Bring to staff",
    done: "Brought to staff: a revision was long overdue",
    effect: "What is held is frozen; both sides are asked to tell their side.",
  },
  /** Adds a statement; the state stays, hence no `to`. */
  speak: {
    from: ["open", "review"],
    to: [],
    by: ["buyer", "freelancer", "staff"],
    task: null,
    label: "Add the statement",
    done: "Statement added",
    effect: "Both sides and staff can read it.",
  },
  /** The first statement after which both parties have spoken. */
  answer: {
    from: ["open"],
    to: ["review"],
    by: ["buyer", "freelancer"],
    task: null,
    label: "Send the answer",
    done: "Both sides have spoken; staff review it",
    effect: "Both sides have then spoken, so staff review the dispute and rule.",
  },
  run_out: {
    from: ["open"],
    to: ["review"],
    by: ["clock"],
    task: null,
    label: "End the time to answer",
    done: "The time to answer ran out; staff review it",
    effect: "Staff review the dispute with what was said so far.",
  },
  release_all: {
    from: ["open", "review"],
    to: ["closed"],
    by: ["buyer"],
    task: "concede",
    label: "Release everything",
    done: "The buyer gave in; everything held was released",
    effect: "Everything held is released to the freelancer, and the dispute ends.",
  },
  give_back: {
    from: ["open", "review"],
    to: ["closed"],
    by: ["freelancer"],
    task: "give_up",
    label: "Give the money back",
    done: "The freelancer gave in; everything held went back",
    effect: "Everything held goes back to the buyer, and the dispute ends.",
  },
  rule: {
    from: ["review"],
    to: ["closed"],
    by: ["staff"],
    task: "rule",
    label: "Rule on the dispute",
    done: "Staff ruled",
    effect: "What is held is divided as the ruling says, and the dispute ends.",
  },
} as const satisfies Record<string, DisputeTransitionRow>;

export type DisputeTransition = keyof typeof DISPUTE_LIFECYCLE;

/** The transition with which a party gives in. */
export const GIVING_IN = { buyer: "release_all", freelancer: "give_back" } as const;
