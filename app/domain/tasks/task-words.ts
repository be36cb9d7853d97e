/**
 * Words of the task lifecycle, one row for each transition of `task-lifecycle.ts`: buttons, timelines, confirmations
 * and forms. Deadlines have theirs in `deadline-words.ts`, mails and notices, by event, in the notification catalogue.
 */
import type { ListTransition, NotedTransition, PageTransition } from "./transition-lists.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

interface Words {
  /** The label of the button, a verb with its object. `{it}` is the order, or the task of an order of several. */
  label: string;
  /** The words of the timeline after it happened. */
  done: string;
  /** The effect, on the confirmation page. */
  effect: string;
}

/** The label and hint of the note's field. */
export interface NoteWords {
  label: string;
  hint?: string;
}

/** Only a transition that takes a note has words for it, only one for many tasks a label for them, only a button a way back. */
type WordsOf<T extends TaskTransition> = Words & {
  note: T extends NotedTransition ? NoteWords : null;
  /** The button for several tasks. `{tasks}` is their number, or another name for them. */
  many: T extends ListTransition ? string : null;
  /** The link that leaves everything as it is: what stays. */
  keep: T extends PageTransition ? string : null;
};

export const TASK_WORDS: { readonly [T in TaskTransition]: WordsOf<T> } = {
  fund: {
    label: "Place {it}",
    many: null,
    keep: null,
    done: "Ordered; the price is held",
    effect: "The price is held for this task.",
    note: null,
  },
  start: {
    label: "Start the work",
    many: "Start {tasks}",
    keep: "Leave {it} waiting",
    done: "Work started",
    effect: "The delivery time starts now.",
    note: null,
  },
  decline: {
    label: "Decline {it}",
    many: "Decline {tasks}",
    keep: "Keep {it}",
    done: "Declined by the freelancer",
    effect: "The full price goes back to the buyer.",
    note: { label: "Why do you decline?" },
  },
  cancel: {
    label: "Cancel {it}",
    many: "Cancel {tasks}",
    keep: "Keep {it}",
    done: "Cancelled by the buyer before work started",
    effect: "The full price goes back to your balance.",
    note: { label: "Why do you cancel?" },
  },
  lapse: {
    label: "Let {it} lapse",
    many: null,
    keep: null,
    done: "Ended: the freelancer did not start in time",
    effect: "The full price goes back to the buyer.",
    note: null,
  },
  go_unanswered: {
    label: "Let {it} go without answers",
    many: null,
    keep: null,
    done: "Ended: the buyer did not answer the questions",
    effect: "The full price goes back to the buyer.",
    note: null,
  },
  call_off: {
    label: "Call {it} off",
    many: null,
    keep: null,
    done: "Called off: the order was never complete",
    effect: "The full price goes back to the buyer.",
    note: null,
  },
  deliver: {
    label: "Deliver the work",
    many: "Deliver {tasks}",
    keep: "Keep working",
    done: "Delivered",
    effect: "The buyer has time to look at it. If the buyer does nothing, it is accepted.",
    note: {
      label: "What do you deliver?",
      hint: "Say what is in the files and how to check it. A note or a file is needed.",
    },
  },
  accept: {
    label: "Accept the delivery",
    many: "Accept {tasks}",
    keep: "Decide later",
    done: "Accepted",
    effect: "All the held money is released to the freelancer.",
    note: { label: "A note to the freelancer" },
  },
  revise: {
    label: "Ask for a revision",
    many: "Ask for a revision of {tasks}",
    keep: "Decide later",
    done: "Revision asked for",
    effect: "The freelancer works on it again. One revision is used.",
    note: {
      label: "What should change?",
      hint: "List everything you want changed: this uses one revision.",
    },
  },
  accept_part: {
    label: "Accept a part",
    many: null,
    keep: "Decide later",
    done: "A part was accepted",
    effect:
      "The part is released and the rest stays held. If a revision is left, it is used and work on the rest continues. If none is left, the rest stays delivered and is accepted on the same day as planned before, unless you act.",
    note: { label: "Which part do you accept, and what is still missing?" },
  },
  settle: {
    label: "Accept the delivery when time is up",
    many: null,
    keep: null,
    done: "Accepted: the buyer did nothing in time",
    effect: "All the held money is released to the freelancer.",
    note: null,
  },
  propose_extension: {
    label: "Ask for more time",
    many: null,
    keep: "Keep the due date",
    done: "Asked for more time",
    effect: "The buyer decides. Until then the due date does not change.",
    note: { label: "Why do you need more time?" },
  },
  agree_extension: {
    label: "Agree to more time",
    many: "Agree to more time for {tasks}",
    keep: "Keep the due date",
    done: "More time agreed",
    effect: "The due date moves by the days asked for.",
    note: null,
  },
  reduce: {
    label: "Lower the price of {it}",
    many: null,
    keep: null,
    done: "Price lowered by agreement",
    effect: "A part of the held money goes back to the buyer.",
    note: null,
  },
  add_days: {
    label: "Add days to {it}",
    many: null,
    keep: null,
    done: "More days agreed",
    effect: "The freelancer has more days for the delivery.",
    note: null,
  },
  propose_cancel: {
    label: "Propose to cancel {it}",
    many: "Propose to cancel {tasks}",
    keep: "Keep {it}",
    done: "Proposed to cancel by agreement",
    effect:
      "No money moves until the other side agrees. Then the held money goes back to the buyer.",
    note: { label: "Why do you want to cancel?" },
  },
  refuse_cancel: {
    label: "End the proposal to cancel",
    many: "End the proposals to cancel {tasks}",
    keep: "Leave the proposal open",
    done: "The proposal to cancel ended",
    effect: "The proposal ends and the task continues as before.",
    note: { label: "A note to the other side" },
  },
  agree_cancel: {
    label: "Agree to cancel {it}",
    many: "Agree to cancel {tasks}",
    keep: "Keep {it}",
    done: "Cancelled by mutual agreement",
    effect: "The money still held goes back to the buyer.",
    note: { label: "A note to the other side" },
  },
  give_up: {
    label: "Give the money back",
    many: "Give the money of {tasks} back",
    keep: "Keep {it}",
    done: "Given back by the freelancer",
    effect: "The money still held goes back to the buyer.",
    note: { label: "A note to the buyer" },
  },
  cancel_late: {
    label: "Cancel {it}, as it is late",
    many: "Cancel {tasks}, as they are late",
    keep: "Keep waiting",
    done: "Cancelled by the buyer: nothing was delivered in time",
    effect: "The held money goes back to your balance.",
    note: { label: "A note to the freelancer" },
  },
  abandon: {
    label: "Abandon {it}",
    many: null,
    keep: null,
    done: "Abandoned: nothing was ever delivered",
    effect: "The held money goes back to the buyer.",
    note: null,
  },
  escalate: {
    label: "Pass {it} to staff",
    many: null,
    keep: null,
    done: "Passed to staff: a revision is long overdue",
    effect: "Staff look at what was delivered, then decide.",
    note: null,
  },
  dispute: {
    label: "Open a dispute",
    many: null,
    keep: "Keep talking instead",
    done: "Dispute opened",
    effect: "The held money is frozen until the dispute is settled.",
    note: null,
  },
  concede: {
    label: "Release the money after all",
    many: null,
    keep: "Keep the dispute open",
    done: "The buyer gave in",
    effect: "All the held money is released to the freelancer and the dispute ends.",
    note: null,
  },
  rule: {
    label: "Rule on the dispute",
    many: null,
    keep: "Decide later",
    done: "Staff ruled",
    effect: "The held money is divided as the ruling says.",
    note: null,
  },
};
