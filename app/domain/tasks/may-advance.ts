/** Whether an actor may make a transition now. Pure: commands ask it inside the lock, pages ask it for their buttons. */
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Obstacle, RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { LockedTask, Party } from "./locked-task.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskNeed, TaskState, TaskTransition, TaskTransitionRow } from "./task-lifecycle.ts";

const STATE_WORDS: Record<TaskState, string> = {
  funded: "is waiting for the freelancer to start",
  started: "is being worked on",
  delivered: "was delivered",
  disputed: "is disputed",
  released: "was already accepted and paid",
  refunded: "was already refunded",
  split: "was already settled",
};

/** The obstacle, or null. `version` is the one the form was rendered with, if there was a form. */
export function whyNot(
  task: LockedTask,
  transition: TaskTransition,
  party: Party | null,
  at: Date,
  version?: number,
): Obstacle | null {
  const row: TaskTransitionRow = TASK_LIFECYCLE[transition];
  if (party === null) return { code: "not_found" };
  // An order that is being made does not exist for the freelancer, and never will if it is called off.
  if (!task.stands && party === "freelancer") return { code: "not_found" };
  if (!allows(row.by, party)) return { code: "not_allowed" };
  const facts = { state: task.state, transition };
  if (!task.stands && row.needs !== "unplaced") return { ...BEING_MADE, facts };
  if (!row.from.includes(task.state)) {
    const sentence = `This cannot be done: the task ${STATE_WORDS[task.state]}.`;
    return { code: "transition_refused", sentence, facts };
  }
  if (version !== undefined && version !== task.version)
    return { code: "stale", facts: { version: `${task.version}` } };
  if (row.clock !== null && !isDue(task, transition, at)) return { code: "too_early" };
  return row.needs === null ? null : NEEDS[row.needs].missing(task, party, at);
}

const BEING_MADE: Obstacle = {
  code: "transition_refused",
  sentence: "The order is still being made. Until it is complete, it can be called off as a whole.",
};

function allows(by: TaskTransitionRow["by"], party: Party): boolean {
  if (by === "either" || by === "other") return party === "buyer" || party === "freelancer";
  return by === party;
}

function isDue(task: LockedTask, transition: TaskTransition, at: Date): boolean {
  return task.nextEvent === transition && task.nextAt !== null && task.nextAt <= at;
}

/** The codes with which a transition's `needs` can refuse it. */
export function needCodes(transition: TaskTransition): readonly RefusalCode[] {
  const { needs }: TaskTransitionRow = TASK_LIFECYCLE[transition];
  return needs === null ? [] : NEEDS[needs].codes;
}

interface Need {
  codes: readonly RefusalCode[];
  missing: (task: LockedTask, party: Party, at: Date) => Obstacle | null;
}

/** A need without a code of its own; its sentence explains it. */
function need(missing: (task: LockedTask, party: Party) => string | null): Need {
  const code = "transition_refused";
  return {
    codes: [code],
    missing: (task, party) => {
      const sentence = missing(task, party);
      return sentence === null ? null : { code, sentence };
    },
  };
}

/** Need of the lifecycle → its check. */
const NEEDS: Record<TaskNeed, Need> = {
  unplaced: need((task) =>
    task.stands ? "The order is complete, so it was not called off." : null,
  ),
  revision_left: {
    codes: ["no_revisions_left"],
    missing: (task) => (task.revisionsLeft > 0 ? null : { code: "no_revisions_left" }),
  },
  extension_asked: need((task) =>
    task.extensionDays === null ? "The freelancer has not asked for more time." : null,
  ),
  // A second proposal would overwrite the first, which the other party can agree to.
  no_proposal: need((task, party) => {
    if (task.cancelProposedBy === null) return null;
    return task.cancelProposedBy === party
      ? "You have already proposed to cancel."
      : "The other side has already proposed to cancel: agree, or end the proposal.";
  }),
  proposal: need((task) =>
    task.cancelProposedBy === null ? "There is no proposal to cancel." : null,
  ),
  proposal_of_other: need((task, party) =>
    task.cancelProposedBy === null || task.cancelProposedBy === party
      ? "The other side has not proposed to cancel."
      : null,
  ),
  late: { codes: ["transition_refused", "too_early"], missing: notLate },
};

/** The moment from which the buyer can cancel alone if nothing was delivered; null before work starts. */
export function lateSince({ dueAt }: Pick<LockedTask, "dueAt">): Date | null {
  return dueAt === null ? null : hoursAfter(dueAt, env.lateGraceHours);
}

function notLate(task: LockedTask, _party: Party, at: Date): Obstacle | null {
  if (task.deliveredAt !== null)
    return {
      code: "transition_refused",
      sentence:
        "Work was delivered, so you cannot cancel on your own: propose to cancel, or open a dispute.",
    };
  const lateFrom = lateSince(task);
  if (lateFrom !== null && lateFrom <= at) return null;
  return {
    code: "too_early",
    sentence: "The delivery is not late enough yet for you to cancel on your own.",
    facts: lateFrom === null ? {} : { from: lateFrom.toISOString() },
  };
}
