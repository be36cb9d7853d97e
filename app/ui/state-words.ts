/** What each state of a lifecycle is called on a page, and the shape and tone that go with the word. */

export type StateTone = "quiet" | "active" | "good" | "warn" | "bad";
export type StateShape = "ring" | "half" | "full" | "tick" | "cross" | "pause" | "split" | "back";
export type StateOf = "task" | "order" | "payout" | "deposit" | "gig" | "dispute";

export interface StateWords {
  word: string;
  tone: StateTone;
  shape: StateShape;
}

function words(word: string, tone: StateTone, shape: StateShape): StateWords {
  return { word, tone, shape };
}

const TASK: Record<string, StateWords> = {
  open: words("Not paid for", "quiet", "ring"),
  funded: words("Funded", "active", "ring"),
  started: words("In progress", "active", "half"),
  delivered: words("Delivered", "active", "full"),
  disputed: words("Disputed", "warn", "pause"),
  released: words("Released", "good", "tick"),
  refunded: words("Refunded", "quiet", "back"),
  split: words("Split", "quiet", "split"),
  cancelled: words("Cancelled", "quiet", "cross"),
};

export const STATE_WORDS: Record<StateOf, Record<string, StateWords>> = {
  task: TASK,
  order: {
    ...TASK,
    active: words("In progress", "active", "half"),
    finished: words("Finished", "good", "tick"),
    completed: words("Completed", "good", "tick"),
  },
  payout: {
    swept: words("Set aside", "active", "ring"),
    requested: words("Requested", "active", "ring"),
    held: words("On hold", "warn", "pause"),
    approved: words("Approved", "active", "half"),
    submitted: words("On the way", "active", "half"),
    unknown: words("Asking the bank", "warn", "pause"),
    settled: words("Arrived", "good", "tick"),
    paid: words("Arrived", "good", "tick"),
    returned: words("Came back", "bad", "back"),
    failed: words("Failed", "bad", "cross"),
    cancelled: words("Cancelled", "quiet", "cross"),
  },
  deposit: {
    started: words("Started", "active", "ring"),
    pending: words("Waiting for the card", "active", "half"),
    unknown: words("Asking the card provider", "warn", "pause"),
    succeeded: words("Received", "good", "tick"),
    settled: words("Received", "good", "tick"),
    failed: words("Failed", "bad", "cross"),
    charged_back: words("Charged back", "bad", "back"),
    refunded: words("Refunded", "quiet", "back"),
  },
  gig: {
    draft: words("Draft", "quiet", "ring"),
    review: words("Being checked", "active", "half"),
    published: words("Published", "good", "full"),
    paused: words("Paused", "warn", "pause"),
    rejected: words("Sent back", "bad", "back"),
    removed: words("Removed", "bad", "cross"),
    archived: words("Archived", "quiet", "cross"),
  },
  dispute: {
    open: words("Open", "warn", "ring"),
    answered: words("Answered", "warn", "half"),
    escalated: words("With staff", "warn", "full"),
    proposed: words("Ruling proposed", "active", "half"),
    settled: words("Settled between you", "good", "tick"),
    ruled: words("Ruled", "good", "tick"),
    appealed: words("Appealed", "warn", "back"),
    withdrawn: words("Withdrawn", "quiet", "back"),
    closed: words("Closed", "quiet", "tick"),
  },
};

/** The words for a state; one the table does not know is shown as it is written, underscores as spaces. */
export function stateWords(of: StateOf, state: string): StateWords {
  const plain = state.replaceAll("_", " ");
  return (
    STATE_WORDS[of][state] ?? words(plain.charAt(0).toUpperCase() + plain.slice(1), "quiet", "ring")
  );
}
