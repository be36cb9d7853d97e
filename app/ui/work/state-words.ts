/** The word of each state of a lifecycle on a page, with its shape and tone. */
import type { GigState } from "#app/domain/catalog/gig-lifecycle.ts";
import type { DisputeState } from "#app/domain/disputes/dispute-lifecycle.ts";
import type { ProposalView } from "#app/domain/agreements/requests/proposal-views.ts";
import type { RequestState } from "#app/domain/agreements/requests/request-lifecycle.ts";
import type { BatchState } from "#app/domain/batches/batch-lifecycle.ts";
import type { FillingState } from "#app/domain/orders/fillings/filling-lifecycle.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";

export type StateTone = "quiet" | "active" | "good" | "warn" | "bad";
export type StateShape = "ring" | "half" | "full" | "tick" | "cross" | "pause" | "split" | "back";
export type StateOf =
  | "task"
  | "order"
  | "payout"
  | "deposit"
  | "gig"
  | "dispute"
  | "request"
  | "proposal"
  | "person"
  | "webhook"
  | "webhook_delivery"
  | "batch"
  | "batch_item"
  | "change"
  | "withdrawal"
  | "offer";

export interface StateWords {
  word: string;
  tone: StateTone;
  shape: StateShape;
}

function words(word: string, tone: StateTone, shape: StateShape): StateWords {
  return { word, tone, shape };
}

const TASK = {
  funded: words("Waiting to start", "active", "ring"),
  started: words("In progress", "active", "half"),
  delivered: words("Delivered", "active", "full"),
  disputed: words("Disputed", "warn", "pause"),
  released: words("Released", "good", "tick"),
  refunded: words("Refunded", "quiet", "back"),
  split: words("Split", "quiet", "split"),
} satisfies Record<TaskState, StateWords>;

const FILLING = {
  filling: words("Being made", "active", "ring"),
  winding: words("Waiting to start", "active", "ring"),
  filled: words("Waiting to start", "active", "ring"),
  returning: words("Being called off", "warn", "back"),
  returned: words("Called off", "quiet", "back"),
} satisfies Record<FillingState, StateWords>;

const GIG = {
  draft: words("Draft", "quiet", "ring"),
  published: words("Published", "good", "full"),
  paused: words("Paused", "warn", "pause"),
  blocked: words("Blocked by staff", "bad", "cross"),
} satisfies Record<GigState, StateWords>;

const BATCH = {
  running: words("Under way", "active", "half"),
  finished: words("Finished", "good", "tick"),
  cancelled: words("Cancelled", "quiet", "pause"),
  stopped: words("Stopped", "bad", "cross"),
} satisfies Record<BatchState, StateWords>;

const DISPUTE = {
  open: words("Waiting for an answer", "warn", "ring"),
  review: words("With staff", "warn", "full"),
  closed: words("Closed", "quiet", "tick"),
} satisfies Record<DisputeState, StateWords>;

const REQUEST = {
  open: words("Open", "active", "ring"),
  awarded: words("Awarded", "good", "tick"),
  withdrawn: words("Withdrawn", "quiet", "back"),
  expired: words("Ended", "quiet", "pause"),
} satisfies Record<RequestState, StateWords>;

const PROPOSAL = {
  made: words("Open", "active", "ring"),
  awarded: words("Awarded", "good", "tick"),
  withdrawn: words("Withdrawn", "quiet", "back"),
  passed: words("Not chosen", "quiet", "pause"),
} satisfies Record<ProposalView["state"], StateWords>;

const STATE_WORDS: Record<StateOf, Record<string, StateWords>> = {
  task: TASK,
  /** An order has no state of its own; these sum up its tasks, or say how far it is from standing. */
  order: {
    ...TASK,
    ...FILLING,
    being_made: FILLING.filling,
    going_back: FILLING.returning,
    listed: REQUEST.open,
    active: words("In progress", "active", "half"),
    finished: words("Finished", "good", "tick"),
  },
  payout: {
    queued: words("Being prepared", "active", "ring"),
    held: words("On hold", "warn", "pause"),
    submitted: words("On the way", "active", "half"),
    unknown: words("Asking the bank", "warn", "pause"),
    settled: words("Arrived", "good", "tick"),
    returned: words("Came back", "bad", "back"),
    failed: words("Failed", "bad", "cross"),
  },
  deposit: {
    created: words("Started", "active", "ring"),
    pending: words("Waiting for the card", "active", "half"),
    unknown: words("Asking the card provider", "warn", "pause"),
    succeeded: words("Received", "good", "tick"),
    failed: words("Failed", "bad", "cross"),
  },
  gig: GIG,
  dispute: DISPUTE,
  request: REQUEST,
  proposal: PROPOSAL,
  batch: BATCH,
  batch_item: {
    waiting: words("Waiting", "quiet", "ring"),
    done: words("Done", "good", "tick"),
    refused: words("Refused", "warn", "cross"),
  },
  webhook: {
    active: words("Active", "good", "full"),
    paused: words("Paused", "warn", "pause"),
  },
  webhook_delivery: {
    pending: words("Waiting", "active", "ring"),
    delivered: words("Delivered", "good", "tick"),
    failed: words("Trying again", "warn", "half"),
    dead: words("Given up", "bad", "cross"),
  },
  change: {
    proposed: words("Proposed", "active", "ring"),
    /** Proposed by the buyer, who has to confirm it again. */
    unconfirmed: words("To be confirmed again", "warn", "pause"),
    accepted: words("Accepted", "good", "tick"),
    declined: words("Declined", "quiet", "cross"),
    withdrawn: words("Withdrawn", "quiet", "back"),
    expired: words("Not answered", "quiet", "pause"),
  },
  withdrawal: {
    resting: words("Waiting", "active", "ring"),
    paid: words("Paid", "good", "tick"),
    stopped: words("Stopped", "quiet", "cross"),
  },
  offer: {
    open: words("Open", "active", "ring"),
    /** A version of the buyer, who has to confirm it again. */
    unconfirmed: words("To be confirmed again", "warn", "pause"),
    accepted: words("Accepted", "good", "tick"),
    declined: words("Declined", "quiet", "cross"),
    withdrawn: words("Withdrawn", "quiet", "back"),
    expired: words("Expired", "quiet", "pause"),
  },
  person: {
    active: words("Active", "good", "full"),
    suspended: words("Suspended", "bad", "pause"),
    unclaimed: words("Not claimed", "quiet", "ring"),
    closed: words("Closed", "quiet", "cross"),
  },
};

/** The words for a state; a state missing in the table is shown as it is, underscores as spaces. */
export function stateWords(of: StateOf, state: string): StateWords {
  const plain = state.replaceAll("_", " ");
  return (
    STATE_WORDS[of][state] ?? words(plain.charAt(0).toUpperCase() + plain.slice(1), "quiet", "ring")
  );
}
