/** What happens next to a task's held money: what, who can stop it, and what silence does. Pure words over the lifecycle. */
import type { Party } from "./locked-task.ts";
import { isOpen } from "./task-lifecycle.ts";
import type { TaskState, TaskTransition } from "./task-lifecycle.ts";

export interface NextEventWords {
  what: string;
  whoCanStop: string;
  ifSilent: string;
}

interface ClockRow extends NextEventWords {
  /** Whose turn it is, and how that is said to them. */
  turn: "buyer" | "freelancer";
  toThem: string;
}

/** One row for each thing the clock may be waiting to do. */
const CLOCK_WORDS: Partial<Record<TaskTransition, ClockRow>> = {
  lapse: {
    turn: "freelancer",
    toThem: "Your turn: start the work, or decline it.",
    what: "The freelancer starts the work.",
    whoCanStop: "The freelancer by starting or declining, the buyer by cancelling.",
    ifSilent: "The order lapses and all of the price goes back to the buyer.",
  },
  abandon: {
    turn: "freelancer",
    toThem: "Your turn: deliver the work.",
    what: "The freelancer delivers.",
    whoCanStop:
      "The freelancer by delivering; the buyer by cancelling once it is late; either side by a dispute or an agreement to cancel.",
    ifSilent:
      "Long after the due date, with nothing delivered, the held money goes back to the buyer.",
  },
  escalate: {
    turn: "freelancer",
    toThem: "Your turn: deliver the revision.",
    what: "The freelancer delivers the revision.",
    whoCanStop: "The freelancer by delivering; either side by a dispute or an agreement to cancel.",
    ifSilent:
      "Staff look at what was delivered and decide. Delivered work is never refunded by silence.",
  },
  settle: {
    turn: "buyer",
    toThem: "Your turn: look at the delivery and accept it, or say what is missing.",
    what: "The buyer looks at the delivery.",
    whoCanStop: "The buyer by asking for a revision, accepting a part, or opening a dispute.",
    ifSilent: "The work counts as accepted and the held money is released to the freelancer.",
  },
};

/** The clock waits long past the due date before it decides about undelivered work; people want to know when it is due. */
export function waitsForDelivery(nextEvent: TaskTransition | null): boolean {
  return nextEvent === "abandon" || nextEvent === "escalate";
}

const DISPUTED: NextEventWords = {
  what: "The dispute is settled: one side gives in, or staff rule.",
  whoCanStop: "Each side by giving in.",
  ifSilent: "Staff rule on what both sides have said.",
};

/** Of a task whose order does not stand: what happens to it is decided for the order. */
export const UNFILLED_WORDS: NextEventWords = {
  what: "Its order is made, or given back, as a whole: the order's page says how far that is.",
  whoCanStop: "The buyer, by calling the order off while it is being made.",
  ifSilent: "The order is placed when its last task is made.",
};

const CLOSED: Partial<Record<TaskState, string>> = {
  released: "Nothing. Everything was released to the freelancer.",
  refunded: "Nothing. Everything went back to the buyer.",
  split: "Nothing. The money was divided and the task is closed.",
};

/** Said to `party` in the second person when it is their turn. */
export function nextEventWords(
  state: TaskState,
  nextEvent: TaskTransition | null,
  party?: Party,
): NextEventWords {
  if (!isOpen(state)) {
    const none = "Nobody: it is done.";
    return { what: CLOSED[state] ?? "", whoCanStop: none, ifSilent: "Nothing more happens." };
  }
  if (state === "disputed") return DISPUTED;
  // Of an order that came to stand a moment ago: its clock is being set.
  const clock = state === "funded" ? "lapse" : nextEvent;
  const words = clock === null ? undefined : CLOCK_WORDS[clock];
  if (words === undefined) throw new Error(`No words for ${state} waiting for ${nextEvent}`);
  return words.turn === party ? { ...words, what: words.toThem } : words;
}
