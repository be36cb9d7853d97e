/**
 * TABLE. A task's lifecycle: for each transition its party, states, effect on money, clock, form and event. Guards, deadlines,
 * buttons, lists, API operations and tests are computed from this table. `task-words.ts` has its words.
 */
import type { EventName } from "#app/domain/events/events.ts";
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type TaskState =
  | "funded"
  | "started"
  | "delivered"
  | "disputed"
  | "released"
  | "refunded"
  | "split";

/** The party that may make a transition. `other` is the party that did not make the open proposal. */
export type TaskParty = "buyer" | "freelancer" | "either" | "other" | "clock" | "staff";

/** A condition beyond state and party, checked by `may-advance.ts`. */
export type TaskNeed =
  | "unplaced"
  | "revision_left"
  | "extension_asked"
  | "no_proposal"
  | "proposal"
  | "proposal_of_other"
  | "late";

/** A change beyond state and money, written by `after-transition.ts`. */
export type TaskChange =
  | "due_date_set"
  | "due_date_moved"
  | "days_added"
  | "work_delivered"
  | "revision_used"
  | "revision_used_if_left"
  | "extension_asked"
  | "cancel_proposed"
  | "proposal_ended"
  | "frozen";

/** When the clock makes a transition on a task that stays in its `from` state. */
export interface TaskClock {
  /** For all such tasks, or only for those without, or with, an earlier delivery; or instead, while the order waits for answers. */
  runs: "always" | "undelivered" | "delivered_before" | "unanswered";
  /** Counted from the moment the task entered the state, or from its due date. */
  since: "state" | "due";
  /** The setting with the duration; `autoAcceptHours` is frozen by the order. */
  term:
    | "startWithinHours"
    | "answersWithinHours"
    | "autoAcceptHours"
    | "abandonAfterHours"
    | "lateGraceHours";
}

/** How people make a transition. */
export interface TaskPageRow {
  /** On a task's page: among the main buttons, which come first, or beside them. */
  place: "main" | "aside";
  /** What the form asks for: a word, the work, days or an amount. `dispute`: made on the dispute's own pages. */
  asks: "word" | "work" | "days" | "amount" | "dispute";
  /** The note for the other side. `or_files`: needed unless files are attached. */
  note: "needed" | "optional" | "or_files" | null;
  /** For many tasks: a button on the pages of orders and batches, taken in lists and batches of the API, or singly. */
  many: "offered" | "taken" | "one";
}

export type TaskEventName = Exclude<Extract<EventName, `task.${string}`>, `task.${string}reminder`>;

export interface TaskTransitionRow extends Step<TaskState> {
  by: TaskParty;
  /** Its effect on the money held for the task. */
  money: "fund" | "release" | "release_part" | "refund" | "refund_part" | "divide" | null;
  needs: TaskNeed | null;
  changes: TaskChange | null;
  /** Null where the clock never makes it. */
  clock: TaskClock | null;
  /** Null where no page of the task offers it. */
  page: TaskPageRow | null;
  /** The event it writes. Null where an event of the order or of the dispute covers it. */
  event: TaskEventName | null;
}

const OPEN = ["funded", "started", "delivered", "disputed"] as const;
const GIVEN_BACK = ["refunded", "split"] as const;

export const TASK_LIFECYCLE = {
  fund: {
    from: [],
    to: ["funded"],
    by: "buyer",
    money: "fund",
    needs: null,
    changes: null,
    clock: null,
    page: null,
    event: null,
  },
  start: {
    from: ["funded"],
    to: ["started"],
    by: "freelancer",
    money: null,
    needs: null,
    changes: "due_date_set",
    clock: null,
    page: { place: "main", asks: "word", note: null, many: "offered" },
    event: "task.started",
  },
  decline: {
    from: ["funded"],
    to: ["refunded"],
    by: "freelancer",
    money: "refund",
    needs: null,
    changes: null,
    clock: null,
    page: { place: "aside", asks: "word", note: "needed", many: "offered" },
    event: "task.declined",
  },
  cancel: {
    from: ["funded"],
    to: ["refunded"],
    by: "buyer",
    money: "refund",
    needs: null,
    changes: null,
    clock: null,
    page: { place: "aside", asks: "word", note: "optional", many: "offered" },
    event: "task.cancelled",
  },
  lapse: {
    from: ["funded"],
    to: ["refunded"],
    by: "clock",
    money: "refund",
    needs: null,
    changes: null,
    clock: { runs: "always", since: "state", term: "startWithinHours" },
    page: null,
    event: "task.lapsed",
  },
  go_unanswered: {
    from: ["funded"],
    to: ["refunded"],
    by: "clock",
    money: "refund",
    needs: null,
    changes: null,
    clock: { runs: "unanswered", since: "state", term: "answersWithinHours" },
    page: null,
    event: "task.unanswered",
  },
  call_off: {
    from: ["funded"],
    to: ["refunded"],
    by: "clock",
    money: "refund",
    needs: "unplaced",
    changes: null,
    clock: null,
    page: null,
    event: null,
  },
  deliver: {
    from: ["started"],
    to: ["delivered"],
    by: "freelancer",
    money: null,
    needs: null,
    changes: "work_delivered",
    clock: null,
    page: { place: "main", asks: "work", note: "or_files", many: "offered" },
    event: "task.delivered",
  },
  accept: {
    from: ["delivered"],
    to: ["released"],
    by: "buyer",
    money: "release",
    needs: null,
    changes: null,
    clock: null,
    page: { place: "main", asks: "word", note: "optional", many: "offered" },
    event: "task.accepted",
  },
  revise: {
    from: ["delivered"],
    to: ["started"],
    by: "buyer",
    money: null,
    needs: "revision_left",
    changes: "revision_used",
    clock: null,
    page: { place: "aside", asks: "word", note: "needed", many: "offered" },
    event: "task.revised",
  },
  accept_part: {
    from: ["delivered"],
    to: ["started", "delivered"],
    by: "buyer",
    money: "release_part",
    needs: null,
    changes: "revision_used_if_left",
    clock: null,
    page: { place: "aside", asks: "amount", note: "optional", many: "one" },
    event: "task.accepted_part",
  },
  settle: {
    from: ["delivered"],
    to: ["released"],
    by: "clock",
    money: "release",
    needs: null,
    changes: null,
    clock: { runs: "always", since: "state", term: "autoAcceptHours" },
    page: null,
    event: "task.settled",
  },
  propose_extension: {
    from: ["started"],
    to: ["started"],
    by: "freelancer",
    money: null,
    needs: null,
    changes: "extension_asked",
    clock: null,
    page: { place: "aside", asks: "days", note: "optional", many: "one" },
    event: "task.extension_proposed",
  },
  agree_extension: {
    from: ["started"],
    to: ["started"],
    by: "buyer",
    money: null,
    needs: "extension_asked",
    changes: "due_date_moved",
    clock: null,
    page: { place: "aside", asks: "word", note: null, many: "taken" },
    event: "task.extension_agreed",
  },
  reduce: {
    from: ["funded", "started", "delivered"],
    to: ["funded", "started", "delivered"],
    stays: true,
    by: "either",
    money: "refund_part",
    needs: null,
    changes: null,
    clock: null,
    page: null,
    event: null,
  },
  add_days: {
    from: ["funded", "started"],
    to: ["funded", "started"],
    stays: true,
    by: "either",
    money: null,
    needs: null,
    changes: "days_added",
    clock: null,
    page: null,
    event: null,
  },
  propose_cancel: {
    from: ["started", "delivered"],
    to: ["started", "delivered"],
    by: "either",
    money: null,
    needs: "no_proposal",
    changes: "cancel_proposed",
    clock: null,
    page: { place: "aside", asks: "word", note: "needed", many: "taken" },
    event: "task.cancel_proposed",
  },
  refuse_cancel: {
    from: ["started", "delivered"],
    to: ["started", "delivered"],
    by: "either",
    money: null,
    needs: "proposal",
    changes: "proposal_ended",
    clock: null,
    page: { place: "aside", asks: "word", note: "optional", many: "taken" },
    event: "task.cancel_refused",
  },
  agree_cancel: {
    from: ["started", "delivered"],
    to: GIVEN_BACK,
    by: "other",
    money: "refund",
    needs: "proposal_of_other",
    changes: null,
    clock: null,
    page: { place: "aside", asks: "word", note: "optional", many: "taken" },
    event: "task.cancel_agreed",
  },
  give_up: {
    from: ["started", "delivered", "disputed"],
    to: GIVEN_BACK,
    by: "freelancer",
    money: "refund",
    needs: null,
    changes: null,
    clock: null,
    page: { place: "aside", asks: "word", note: "optional", many: "taken" },
    event: "task.given_up",
  },
  cancel_late: {
    from: ["started"],
    to: GIVEN_BACK,
    by: "buyer",
    money: "refund",
    needs: "late",
    changes: null,
    clock: null,
    page: { place: "aside", asks: "word", note: "optional", many: "taken" },
    event: "task.cancelled_late",
  },
  abandon: {
    from: ["started"],
    to: GIVEN_BACK,
    by: "clock",
    money: "refund",
    needs: null,
    changes: null,
    clock: { runs: "undelivered", since: "due", term: "abandonAfterHours" },
    page: null,
    event: "task.abandoned",
  },
  escalate: {
    from: ["started"],
    to: ["disputed"],
    by: "clock",
    money: null,
    needs: null,
    changes: "frozen",
    clock: { runs: "delivered_before", since: "due", term: "lateGraceHours" },
    page: null,
    event: "task.escalated",
  },
  dispute: {
    from: ["started", "delivered"],
    to: ["disputed"],
    by: "either",
    money: null,
    needs: null,
    changes: "frozen",
    clock: null,
    page: { place: "aside", asks: "dispute", note: null, many: "one" },
    event: null,
  },
  concede: {
    from: ["disputed"],
    to: ["released"],
    by: "buyer",
    money: "release",
    needs: null,
    changes: null,
    clock: null,
    page: { place: "aside", asks: "dispute", note: null, many: "one" },
    event: null,
  },
  rule: {
    from: ["disputed"],
    to: ["released", "refunded", "split"],
    by: "staff",
    money: "divide",
    needs: null,
    changes: null,
    clock: null,
    page: { place: "main", asks: "dispute", note: null, many: "one" },
    event: null,
  },
} as const satisfies Record<string, TaskTransitionRow>;

export type TaskTransition = keyof typeof TASK_LIFECYCLE;

export const TASK_TRANSITIONS = Object.keys(TASK_LIFECYCLE) as TaskTransition[];

export const TASK_STATES: readonly TaskState[] = [...OPEN, "released", "refunded", "split"];

export function isOpen(state: TaskState): boolean {
  return OPEN.some((open) => open === state);
}

/** The closed state of a task of which nothing is held: it depends on where the money went, not on who acted. */
export function closedState(
  releasedMicros: bigint,
  refundedMicros: bigint,
): "released" | "refunded" | "split" {
  if (refundedMicros === 0n) return "released";
  return releasedMicros === 0n ? "refunded" : "split";
}
