/** Computes a task after a transition: next state, dates, and the clock's next step (decision 56). Pure. */
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Begun } from "#app/domain/commands/command.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask } from "./locked-task.ts";
import { closedState, TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type {
  TaskChange,
  TaskClock,
  TaskState,
  TaskTransition,
  TaskTransitionRow,
} from "./task-lifecycle.ts";
import { clockOf } from "./transition-lists.ts";

export interface Move {
  task: LockedTask;
  /** Gross, in micros. */
  releaseMicros: bigint;
  refundMicros: bigint;
  /** The reason, in the actor's words. */
  note: string;
  /** Only with `propose_extension` and `add_days`. */
  extensionDays?: number;
  party: "buyer" | "freelancer" | "staff" | "clock";
  /** The command this move belongs to, where commands share a transaction. */
  command?: Begun | undefined;
}

export interface TaskAfter {
  state: TaskState;
  revisionsLeft: number;
  dueAt: Date | null;
  deliveredAt: Date | null;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  cancelProposedBy: "buyer" | "freelancer" | null;
  extensionDays: number | null;
  closedAt: Date | null;
}

const DAY_HOURS = 24;

export function afterTransition(transition: TaskTransition, move: Move, at: Date): TaskAfter {
  const { task } = move;
  const row: TaskTransitionRow = TASK_LIFECYCLE[transition];
  const left = heldMicros(task) - move.releaseMicros - move.refundMicros;
  const state =
    left === 0n
      ? closedState(
          task.releasedMicros + move.releaseMicros,
          task.refundedMicros + move.refundMicros,
        )
      : nextState(row, task.state);
  const same: TaskAfter = {
    state,
    revisionsLeft: task.revisionsLeft,
    dueAt: task.dueAt,
    deliveredAt: task.deliveredAt,
    nextEvent: task.nextEvent,
    nextAt: task.nextAt,
    cancelProposedBy: task.cancelProposedBy,
    extensionDays: task.extensionDays,
    closedAt: null,
  };
  if (left === 0n)
    return {
      ...same,
      nextEvent: null,
      nextAt: null,
      cancelProposedBy: null,
      extensionDays: null,
      closedAt: at,
    };
  const changed = row.changes === null ? {} : CHANGES[row.changes](move, at);
  return withClock({ ...same, ...changed }, task, at);
}

/** The state in `to` where the row has exactly one; otherwise (proposals) the present state. */
function nextState(row: TaskTransitionRow, current: TaskState): TaskState {
  const [only] = row.to;
  return row.to.length === 1 && only !== undefined ? only : current;
}

/** Change of the lifecycle → the fields it writes. */
const CHANGES: Record<TaskChange, (move: Move, at: Date) => Partial<TaskAfter>> = {
  due_date_set: ({ task }, at) => ({ dueAt: hoursAfter(at, task.deliveryDays * DAY_HOURS) }),
  due_date_moved: ({ task }, at) => ({
    dueAt: hoursAfter(task.dueAt ?? at, (task.extensionDays ?? 0) * DAY_HOURS),
    extensionDays: null,
  }),
  // Before the start only the task's days grow (`by-agreement.ts`).
  days_added: ({ task, extensionDays = 0 }) =>
    task.dueAt === null ? {} : { dueAt: hoursAfter(task.dueAt, extensionDays * DAY_HOURS) },
  work_delivered: ({ task }, at) => ({
    deliveredAt: task.deliveredAt ?? at,
    extensionDays: null,
    // Delivering ends the freelancer's own proposal to cancel; otherwise the buyer could take the work and then agree to cancel.
    cancelProposedBy: task.cancelProposedBy === "freelancer" ? null : task.cancelProposedBy,
  }),
  revision_used: ({ task }, at) => backToWork(task, at),
  // Each part sends the rest back to work, at most as often as revisions were bought: otherwise, accepting one micro at a time
  // would postpone the automatic acceptance for ever. With no revision left the running clock goes on.
  revision_used_if_left: ({ task }, at) =>
    task.revisionsLeft > 0
      ? { state: "started", ...backToWork(task, at) }
      : { cancelProposedBy: null },
  extension_asked: ({ extensionDays = null }) => ({ extensionDays }),
  cancel_proposed: ({ party }) => ({
    cancelProposedBy: party === "buyer" ? "buyer" : "freelancer",
  }),
  proposal_ended: () => ({ cancelProposedBy: null }),
  frozen: () => ({ cancelProposedBy: null, extensionDays: null }),
};

function backToWork(task: LockedTask, at: Date): Partial<TaskAfter> {
  return {
    revisionsLeft: task.revisionsLeft - 1,
    dueAt: hoursAfter(at, env.revisionHours),
    cancelProposedBy: null,
  };
}

/**
 * The clock of the task's new state. A running clock goes on: proposals cannot postpone it. After a delivery, the clock brings
 * the task to staff instead of refunding it.
 */
function withClock(after: TaskAfter, before: LockedTask, at: Date): TaskAfter {
  const nextEvent = clockOf(after.state, after.deliveredAt !== null);
  if (nextEvent === null) return { ...after, nextEvent, nextAt: null };
  const { since, term }: TaskClock = TASK_LIFECYCLE[nextEvent].clock;
  if (since === "state" && before.state === after.state) return after;
  const from = since === "due" ? (after.dueAt ?? at) : at;
  const hours = term === "autoAcceptHours" ? before.autoAcceptHours : env[term];
  return { ...after, nextEvent, nextAt: hoursAfter(from, hours) };
}
