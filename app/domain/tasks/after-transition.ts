/** What a transition makes of a task: its next state, dates, and what the clock will do if nobody acts. Pure. */
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Begun } from "#app/domain/commands/command.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask } from "./locked-task.ts";
import { closedState, TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskState, TaskTransition, TaskTransitionRow } from "./task-lifecycle.ts";

export interface Move {
  task: LockedTask;
  /** Gross, in micros. */
  releaseMicros: bigint;
  refundMicros: bigint;
  /** Why, in the actor's words. */
  note: string;
  /** Asked for by `propose_extension`. */
  extensionDays?: number;
  party: "buyer" | "freelancer" | "staff" | "clock";
  /** Where commands share a transaction: the one this move belongs to. */
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
  return withClock({ ...same, ...changes(transition, move, at) }, task, at);
}

/** Where the table gives one state, that; where a transition keeps the state (proposals), the state it is in. */
function nextState(row: TaskTransitionRow, current: TaskState): TaskState {
  const [only] = row.to;
  return row.to.length === 1 && only !== undefined ? only : current;
}

function changes(transition: TaskTransition, move: Move, at: Date): Partial<TaskAfter> {
  const { task } = move;
  switch (transition) {
    case "start":
      return { dueAt: hoursAfter(at, task.deliveryDays * DAY_HOURS) };
    case "deliver":
      return {
        deliveredAt: task.deliveredAt ?? at,
        extensionDays: null,
        // Who delivers no longer proposes to cancel: or the buyer could take the work and then agree.
        cancelProposedBy: task.cancelProposedBy === "freelancer" ? null : task.cancelProposedBy,
      };
    case "revise":
      return backToWork(task, at);
    case "accept_part":
      // Each part sends the rest back to work, which may happen only as often as revisions were bought: a micro at a
      // time would otherwise put off the day of silence for ever. With none left the clock that runs goes on.
      return task.revisionsLeft > 0
        ? { state: "started", ...backToWork(task, at) }
        : { cancelProposedBy: null };
    case "propose_extension":
      return { extensionDays: move.extensionDays ?? null };
    case "agree_extension":
      return {
        dueAt: hoursAfter(task.dueAt ?? at, (task.extensionDays ?? 0) * DAY_HOURS),
        extensionDays: null,
      };
    case "propose_cancel":
      return { cancelProposedBy: move.party === "buyer" ? "buyer" : "freelancer" };
    case "refuse_cancel":
      return { cancelProposedBy: null };
    case "dispute":
    case "escalate":
      return { cancelProposedBy: null, extensionDays: null };
    default:
      return {};
  }
}

function backToWork(task: LockedTask, at: Date): Partial<TaskAfter> {
  return {
    revisionsLeft: task.revisionsLeft - 1,
    dueAt: hoursAfter(at, env.revisionHours),
    cancelProposedBy: null,
  };
}

/**
 * The clock of the state the task is now in. A clock that already runs goes on: proposals cannot postpone it, and once
 * something was delivered, silence brings the task to staff instead of refunding it.
 */
function withClock(after: TaskAfter, before: LockedTask, at: Date): TaskAfter {
  switch (after.state) {
    case "started": {
      const due = after.dueAt ?? at;
      return after.deliveredAt === null
        ? { ...after, nextEvent: "abandon", nextAt: hoursAfter(due, env.abandonAfterHours) }
        : { ...after, nextEvent: "escalate", nextAt: hoursAfter(due, env.lateGraceHours) };
    }
    case "delivered":
      return before.state === "delivered"
        ? after
        : { ...after, nextEvent: "settle", nextAt: hoursAfter(at, before.autoAcceptHours) };
    default:
      return { ...after, nextEvent: null, nextAt: null };
  }
}
