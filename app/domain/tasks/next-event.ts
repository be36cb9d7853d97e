/** Words for a task's next step: what happens to its money, who can stop it, and what the clock does if no party acts. Pure. */
import type { Party } from "./locked-task.ts";
import { isOpen, TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskState, TaskTransition } from "./task-lifecycle.ts";
import { TASK_WORDS } from "./task-words.ts";
import { clockOf } from "./transition-lists.ts";

export interface NextEventWords {
  what: string;
  whoCanStop: string;
  ifSilent: string;
}

/** True while the clock counts from the due date: people want to read that date, not the later one when the clock acts. */
export function waitsForDelivery(nextEvent: TaskTransition | null): boolean {
  return nextEvent !== null && TASK_LIFECYCLE[nextEvent].clock?.since === "due";
}

const DISPUTED: NextEventWords = {
  what: "The dispute is settled: one side gives in, or staff rule.",
  whoCanStop: "Each side by giving in.",
  ifSilent: "Staff rule on what both sides have said.",
};

/** For a task whose order does not stand: the order decides what happens to it. */
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

/** The words for `party`, in the second person when it is their turn. */
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
  // A funded task without a clock: its order just came to stand, and the clock is being set.
  const clock = state === "funded" ? clockOf(state, false) : nextEvent;
  const words = clock === null ? null : TASK_WORDS[clock].waiting;
  if (words === null) throw new Error(`No words for ${state} waiting for ${nextEvent}`);
  return words.turn === party ? { ...words, what: words.toThem } : words;
}
