/** Lists of transitions, and questions about a transition, computed from the columns of the task lifecycle. */
import { isOpen, TASK_LIFECYCLE, TASK_TRANSITIONS } from "./task-lifecycle.ts";
import type {
  TaskClock,
  TaskPageRow,
  TaskState,
  TaskTransition,
  TaskTransitionRow,
} from "./task-lifecycle.ts";

type Table = typeof TASK_LIFECYCLE;

/** The names of the rows whose `column` matches `Value`. */
type Where<Column extends Exclude<keyof TaskTransitionRow, "stays">, Value> = {
  [T in TaskTransition]: Table[T][Column] extends Value ? T : never;
}[TaskTransition];

/** Transitions whose form takes a note. */
export type NotedTransition = Where<"page", { note: string }>;
/** Transitions with a button on a page of the task. */
export type PageTransition = Where<"page", TaskPageRow>;
/** Transitions the clock makes when the parties do not act. */
export type ClockTransition = Where<"clock", TaskClock>;
/** Clock transitions after which nothing is held. */
export type ClosingClock = {
  [T in ClockTransition]: "disputed" extends Table[T]["to"][number] ? never : T;
}[ClockTransition];

/** The transitions with one of the values in a column of `page`, in the table's order. */
function whose<Column extends keyof TaskPageRow, const Value extends TaskPageRow[Column]>(
  column: Column,
  ...values: Value[]
): readonly Where<"page", Record<Column, Value>>[] {
  return TASK_TRANSITIONS.filter((name): name is Where<"page", Record<Column, Value>> => {
    const { page }: TaskTransitionRow = TASK_LIFECYCLE[name];
    return page !== null && values.some((value) => value === page[column]);
  });
}

/** Transitions whose command needs only the tasks and perhaps a note. The others have commands of their own. */
export const PLAIN_TRANSITIONS = whose("asks", "word");
export type PlainTransition = (typeof PLAIN_TRANSITIONS)[number];

/** Transitions with a form on the task's page. Accepting a part and disputes have pages of their own. */
export const FORM_TRANSITIONS = whose("asks", "word", "work", "days");

/** Transitions that one command, or a batch, can make on many tasks. */
export const LIST_TRANSITIONS = whose("many", "offered", "taken");
export type ListTransition = (typeof LIST_TRANSITIONS)[number];

/** Transitions offered by buttons for many tasks, on the pages of orders and batches. */
export const OFFERED_TRANSITIONS = whose("many", "offered");

export const CLOCK_TRANSITIONS = TASK_TRANSITIONS.filter(
  (name): name is ClockTransition => TASK_LIFECYCLE[name].clock !== null,
);

/** Clock transitions that close the task. The others bring it to staff and belong to `disputes`. */
export const CLOSING_CLOCKS = CLOCK_TRANSITIONS.filter((name): name is ClosingClock =>
  isFinal(name),
);

/** The clock of a task whose order just came to stand. */
export const FIRST_CLOCK = clockOf("funded", false);

/** The clock of a task whose order waits for the buyer's answers, in place of the first one. */
export const ANSWERS_CLOCK = "go_unanswered" satisfies ClockTransition;

/** The clock that runs for a task in a state; null while only people can move it. */
export function clockOf(state: TaskState, wasDelivered: boolean): ClockTransition | null {
  const running = CLOCK_TRANSITIONS.find((name) => {
    const { from, clock }: { from: readonly TaskState[]; clock: TaskClock } = TASK_LIFECYCLE[name];
    if (!from.includes(state) || clock.runs === "unanswered") return false;
    return clock.runs === "always" || (clock.runs === "delivered_before") === wasDelivered;
  });
  return running ?? null;
}

/** True when nothing is held after it, in whichever closed state: it cannot be undone. */
export function isFinal(transition: TaskTransition): boolean {
  const to: readonly TaskState[] = TASK_LIFECYCLE[transition].to;
  return !to.some(isOpen);
}

/** True for a task's main steps, whose buttons come first. */
export function isMain(transition: TaskTransition): boolean {
  return TASK_LIFECYCLE[transition].page?.place === "main";
}

/** True when a note is required. */
export function needsNote(transition: TaskTransition): boolean {
  return TASK_LIFECYCLE[transition].page?.note === "needed";
}

/** True when its input is the work itself, as words or files. */
export function asksForWork(
  transition: TaskTransition,
): transition is Where<"page", { asks: "work" }> {
  return TASK_LIFECYCLE[transition].page?.asks === "work";
}

/** True when its input is a number of days. */
export function asksForDays(transition: TaskTransition): boolean {
  return TASK_LIFECYCLE[transition].page?.asks === "days";
}
