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
    effect: "The held money is frozen until this is settled. The other side is asked to answer.",
  },
  escalate: {
    from: [],
    to: ["open"],
    by: ["clock"],
    task: "escalate",
    label: "Pass to staff",
    done: "Passed to staff: a revision was long overdue",
    effect: "The held money is frozen. Both sides are asked to tell their side.",
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
    done: "Both sides have answered; staff are deciding",
    effect: "Both sides have then answered, so staff read the dispute and decide.",
  },
  run_out: {
    from: ["open"],
    to: ["review"],
    by: ["clock"],
    task: null,
    label: "End the time to answer",
    done: "The time to answer is over; staff are deciding",
    effect: "Staff decide with what was said so far.",
  },
  release_all: {
    from: ["open", "review"],
    to: ["closed"],
    by: ["buyer"],
    task: "concede",
    label: "Release everything",
    done: "The buyer gave in; all the held money was released",
    effect: "All the held money is released to the freelancer, and the dispute ends.",
  },
  give_back: {
    from: ["open", "review"],
    to: ["closed"],
    by: ["freelancer"],
    task: "give_up",
    label: "Give the money back",
    done: "The freelancer gave in; all the held money went back",
    effect: "All the held money goes back to the buyer, and the dispute ends.",
  },
  rule: {
    from: ["review"],
    to: ["closed"],
    by: ["staff"],
    task: "rule",
    label: "Rule on the dispute",
    done: "Staff ruled",
    effect: "The held money is divided as the ruling says, and the dispute ends.",
  },
} as const satisfies Record<string, DisputeTransitionRow>;

export type DisputeTransition = keyof typeof DISPUTE_LIFECYCLE;

/** The transition with which a party gives in. */
export const GIVING_IN = { buyer: "release_all", freelancer: "give_back" } as const;
