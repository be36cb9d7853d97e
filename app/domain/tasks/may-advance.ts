/** Whether an actor may make a transition now. Pure: commands ask it inside the lock, pages ask it for their buttons. */
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { LockedTask, Party } from "./locked-task.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskState, TaskTransition, TaskTransitionRow } from "./task-lifecycle.ts";

const STATE_WORDS: Record<TaskState, string> = {
  funded: "is waiting for the freelancer to start",
  started: "is being worked on",
  delivered: "was delivered",
  disputed: "is disputed",
  released: "was already accepted and paid",
  refunded: "was already refunded",
  split: "was already settled",
};

/** The refusal that stands in the way, or null. `version` is the one the form was rendered with, if there was a form. */
export function whyNot(
  task: LockedTask,
  transition: TaskTransition,
  party: Party | null,
  at: Date,
  version?: number,
): Refusal | null {
  const row: TaskTransitionRow = TASK_LIFECYCLE[transition];
  if (party === null) return new Refusal("not_found");
  // The freelancer does not know of an order that is being made, and never will if it is called off.
  if (!task.stands && party === "freelancer") return new Refusal("not_found");
  if (!allows(row.by, party)) return new Refusal("not_allowed");
  if (!task.stands && transition !== "call_off")
    return new Refusal("transition_refused", {
      sentence:
        "The order is still being made. Until it is complete, it can be called off as a whole.",
      facts: { state: task.state, transition },
    });
  if (!row.from.includes(task.state))
    return new Refusal("transition_refused", {
      sentence: `This cannot be done: the task ${STATE_WORDS[task.state]}.`,
      facts: { state: task.state, transition },
    });
  if (version !== undefined && version !== task.version)
    return new Refusal("stale", { facts: { version: `${task.version}` } });
  return CONDITIONS[transition]?.(task, party, at) ?? null;
}

function allows(by: TaskTransitionRow["by"], party: Party): boolean {
  if (by === "either" || by === "other") return party === "buyer" || party === "freelancer";
  return by === party;
}

type Condition = (task: LockedTask, party: Party, at: Date) => Refusal | null;

const whenDue =
  (transition: TaskTransition): Condition =>
  (task, _party, at) =>
    task.nextEvent === transition && task.nextAt !== null && task.nextAt <= at
      ? null
      : new Refusal("too_early");

/** What a transition asks beyond state and party. */
const CONDITIONS: Partial<Record<TaskTransition, Condition>> = {
  call_off: (task) =>
    task.stands
      ? new Refusal("transition_refused", {
          sentence: "Its order stands, so it is not called off.",
        })
      : null,
  lapse: whenDue("lapse"),
  settle: whenDue("settle"),
  abandon: whenDue("abandon"),
  escalate: whenDue("escalate"),
  revise: (task) => (task.revisionsLeft > 0 ? null : new Refusal("no_revisions_left")),
  agree_extension: (task) =>
    task.extensionDays === null
      ? new Refusal("transition_refused", { sentence: "Nobody asked for more time." })
      : null,
  // While the other side's proposal stands, proposing again would take away what there is to agree to.
  propose_cancel: (task, party) =>
    task.cancelProposedBy === null
      ? null
      : new Refusal("transition_refused", {
          sentence:
            task.cancelProposedBy === party
              ? "You already proposed to cancel."
              : "The other side proposed to cancel already: agree, or keep going.",
        }),
  refuse_cancel: (task) =>
    task.cancelProposedBy === null
      ? new Refusal("transition_refused", { sentence: "There is no proposal to cancel." })
      : null,
  agree_cancel: (task, party) =>
    task.cancelProposedBy === null || task.cancelProposedBy === party
      ? new Refusal("transition_refused", {
          sentence: "The other side has not proposed to cancel.",
        })
      : null,
  cancel_late: (task, _party, at) => {
    if (task.deliveredAt !== null)
      return new Refusal("transition_refused", {
        sentence: "Work was delivered on this task, so it ends by agreement or by a dispute.",
      });
    const lateFrom = task.dueAt === null ? null : hoursAfter(task.dueAt, env.lateGraceHours);
    if (lateFrom !== null && lateFrom <= at) return null;
    return new Refusal("too_early", {
      sentence: "The delivery is not late enough yet to cancel alone.",
      facts: lateFrom === null ? {} : { from: lateFrom.toISOString() },
    });
  },
};
