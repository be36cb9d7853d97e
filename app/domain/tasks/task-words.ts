/**
 * Words of the task lifecycle, one row for each transition of `task-lifecycle.ts`: buttons, timelines, confirmations,
 * forms, and the words while the clock waits. Mails and notices have theirs, by event, in the notification catalogue.
 */
import type { ClockTransition, NotedTransition } from "./transition-lists.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

interface Words {
  /** The label of the button. */
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

/** Words while the clock waits to make the transition. */
export interface WaitingWords {
  /** The party whose turn it is, and the words for them. */
  turn: "buyer" | "freelancer";
  toThem: string;
  what: string;
  whoCanStop: string;
  ifSilent: string;
  /** About a held amount, for each party. `{other}` is the other party's name, `{by}` the moment the clock acts. */
  held: Record<"buyer" | "freelancer", string>;
}

/** Only a transition that takes a note has words for it; only one made by the clock has words for the wait. */
type WordsOf<T extends TaskTransition> = Words & {
  note: T extends NotedTransition ? NoteWords : null;
  waiting: T extends ClockTransition ? WaitingWords : null;
};

export const TASK_WORDS: { readonly [T in TaskTransition]: WordsOf<T> } = {
  fund: {
    label: "Order",
    done: "Ordered; the price is held",
    effect: "The price is held for this task.",
    note: null,
    waiting: null,
  },
  start: {
    label: "Start work",
    done: "Work started",
    effect: "The delivery time starts now.",
    note: null,
    waiting: null,
  },
  decline: {
    label: "Decline",
    done: "Declined by the freelancer",
    effect: "All of the price goes back to the buyer.",
    note: { label: "Why do you decline?" },
    waiting: null,
  },
  cancel: {
    label: "Cancel",
    done: "Cancelled by the buyer before work started",
    effect: "All of the price goes back to your balance.",
    note: { label: "Why do you cancel?" },
    waiting: null,
  },
  lapse: {
    label: "Lapse",
    done: "Lapsed: the freelancer did not start in time",
    effect: "All of the price goes back to the buyer.",
    note: null,
    waiting: {
      turn: "freelancer",
      toThem: "Your turn: start the work, or decline it.",
      what: "The freelancer starts the work.",
      whoCanStop: "The freelancer by starting or declining, the buyer by cancelling.",
      ifSilent: "The order lapses and all of the price goes back to the buyer.",
      held: {
        buyer:
          "{other} has until {by} to start. Otherwise all of the price comes back to you. Until the work starts you can cancel.",
        freelancer:
          "You have until {by} to start or to decline. Otherwise all of the price goes back to {other}, who can also cancel until you start.",
      },
    },
  },
  call_off: {
    label: "Call off",
    done: "Called off: the order was never complete",
    effect: "All of the price goes back to the buyer.",
    note: null,
    waiting: null,
  },
  deliver: {
    label: "Deliver",
    done: "Delivered",
    effect: "The buyer has time to look; silence accepts it.",
    note: {
      label: "What do you deliver?",
      hint: "Say what is in the files and how to check it. A note or a file is needed.",
    },
    waiting: null,
  },
  accept: {
    label: "Accept",
    done: "Accepted",
    effect: "Everything held is released to the freelancer.",
    note: { label: "A word to the freelancer" },
    waiting: null,
  },
  revise: {
    label: "Ask for a revision",
    done: "Revision asked for",
    effect: "The freelancer works on it again; one revision is used.",
    note: {
      label: "What should change?",
      hint: "Name everything at once; this uses one revision.",
    },
    waiting: null,
  },
  accept_part: {
    label: "Accept a part",
    done: "A part was accepted",
    effect:
      "The part is released; the rest stays held. If a revision is left, it is used and work on the rest goes on; if none is, the rest stays delivered and silence accepts it as before.",
    note: { label: "Which part do you accept, and what is still missing?" },
    waiting: null,
  },
  settle: {
    label: "Accept by silence",
    done: "Accepted by silence",
    effect: "Everything held is released to the freelancer.",
    note: null,
    waiting: {
      turn: "buyer",
      toThem: "Your turn: look at the delivery and accept it, or say what is missing.",
      what: "The buyer looks at the delivery.",
      whoCanStop: "The buyer by asking for a revision, accepting a part, or opening a dispute.",
      ifSilent: "The work counts as accepted and the held money is released to the freelancer.",
      held: {
        buyer:
          "You have until {by} to accept, to ask for a revision or to open a dispute. Otherwise all that is held is released to {other}.",
        freelancer:
          "{other} has until {by} to look at the delivery. If they do nothing, all that is held is released to you.",
      },
    },
  },
  propose_extension: {
    label: "Ask for more time",
    done: "Asked for more time",
    effect: "The buyer decides; until then the due date stands.",
    note: { label: "Why do you need more time?" },
    waiting: null,
  },
  agree_extension: {
    label: "Agree to more time",
    done: "More time agreed",
    effect: "The due date moves by the days asked for.",
    note: null,
    waiting: null,
  },
  propose_cancel: {
    label: "Propose to cancel",
    done: "Proposed to cancel by agreement",
    effect: "Nothing moves until the other side agrees; then what is held goes back to the buyer.",
    note: { label: "Why would you both be better off?" },
    waiting: null,
  },
  refuse_cancel: {
    label: "Keep going",
    done: "The proposal to cancel ended",
    effect: "The proposal ends and the task goes on as before.",
    note: { label: "A word to the other side" },
    waiting: null,
  },
  agree_cancel: {
    label: "Agree to cancel",
    done: "Cancelled by mutual agreement",
    effect: "What is still held goes back to the buyer.",
    note: { label: "A word to the other side" },
    waiting: null,
  },
  give_up: {
    label: "Give the money back",
    done: "Given back by the freelancer",
    effect: "What is still held goes back to the buyer.",
    note: { label: "A word to the buyer" },
    waiting: null,
  },
  cancel_late: {
    label: "Cancel, it is late",
    done: "Cancelled by the buyer: nothing was delivered in time",
    effect: "What is held goes back to your balance.",
    note: { label: "A word to the freelancer" },
    waiting: null,
  },
  abandon: {
    label: "Abandon",
    done: "Abandoned: nothing was ever delivered",
    effect: "What is held goes back to the buyer.",
    note: null,
    waiting: {
      turn: "freelancer",
      toThem: "Your turn: deliver the work.",
      what: "The freelancer delivers.",
      whoCanStop:
        "The freelancer by delivering; the buyer by cancelling once it is late; either side by a dispute or an agreement to cancel.",
      ifSilent:
        "Long after the due date, with nothing delivered, the held money goes back to the buyer.",
      held: {
        buyer: "If {other} has delivered nothing by {by}, all that is held comes back to you.",
        freelancer: "If you have delivered nothing by {by}, all that is held goes back to {other}.",
      },
    },
  },
  escalate: {
    label: "Bring to staff",
    done: "Brought to staff: a revision is long overdue",
    effect: "Staff look at what was delivered and decide.",
    note: null,
    waiting: {
      turn: "freelancer",
      toThem: "Your turn: deliver the revision.",
      what: "The freelancer delivers the revision.",
      whoCanStop:
        "The freelancer by delivering; either side by a dispute or an agreement to cancel.",
      ifSilent:
        "Staff look at what was delivered and decide. Delivered work is never refunded by silence.",
      held: {
        buyer:
          "If {other} has not delivered the revision by {by}, our staff look at the work and decide.",
        freelancer:
          "If you have not delivered the revision by {by}, our staff look at the work and decide.",
      },
    },
  },
  dispute: {
    label: "Open a dispute",
    done: "Dispute opened",
    effect: "What is held is frozen until it is settled.",
    note: null,
    waiting: null,
  },
  concede: {
    label: "Release after all",
    done: "The buyer gave in",
    effect: "Everything held is released to the freelancer and the dispute ends.",
    note: null,
    waiting: null,
  },
  rule: {
    label: "Rule",
    done: "Staff ruled",
    effect: "What is held is divided as the ruling says.",
    note: null,
    waiting: null,
  },
};
