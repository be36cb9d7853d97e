/** A transition's rules beyond state and party, also in the second round of a task: after a delivery, a revision, a proposal. */
import { describe, expect, test } from "vitest";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { whyNot } from "#app/domain/tasks/may-advance.ts";
import type { LockedTask, Party } from "#app/domain/tasks/locked-task.ts";
import { refusalOf, sentenceOf } from "#app/domain/kernel/refusal.ts";
import { TASK_TRANSITIONS } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { env } from "#app/env.server.ts";
import { lockedTask } from "./locked-sample.ts";

const DUE = new Date("2026-11-10T12:00:00.000Z");
const started = (facts: Partial<LockedTask> = {}) =>
  lockedTask({ state: "started", dueAt: DUE, deliveredAt: null, nextEvent: "abandon", ...facts });

function code(task: LockedTask, transition: TaskTransition, party: Party, at = DUE): string {
  return whyNot(task, transition, party, at)?.code ?? "may";
}

describe("a cancellation of a late task by the buyer", () => {
  const late = hoursAfter(DUE, env.lateGraceHours);

  test("is possible from the end of the grace on, and not earlier", () => {
    expect(code(started(), "cancel_late", "buyer", new Date(late.getTime() - 1))).toBe("too_early");
    expect(code(started(), "cancel_late", "buyer", late)).toBe("may");
  });

  test("is refused once work was delivered, however late the revision is", () => {
    const revised = started({ deliveredAt: new Date("2026-11-09T12:00:00.000Z") });
    expect(code(revised, "cancel_late", "buyer", hoursAfter(late, 1000))).toBe(
      "transition_refused",
    );
  });

  test("is refused while the task has no due date", () => {
    expect(code(started({ dueAt: null }), "cancel_late", "buyer", late)).toBe("too_early");
  });
});

describe("the clock's transition", () => {
  test.each(["lapse", "go_unanswered", "settle", "abandon", "escalate"] as const)(
    "%s happens at its moment, not before it, and only while it is the next step",
    (transition) => {
      const state =
        { lapse: "funded", go_unanswered: "funded", settle: "delivered" }[transition as string] ??
        "started";
      const task = lockedTask({
        state: state as LockedTask["state"],
        nextEvent: transition,
        nextAt: DUE,
      });
      expect(code(task, transition, "clock")).toBe("may");
      expect(code(task, transition, "clock", new Date(DUE.getTime() - 1))).toBe("too_early");
      const other = transition === "settle" ? "escalate" : "settle";
      expect(code({ ...task, nextEvent: other }, transition, "clock")).toBe("too_early");
      expect(code({ ...task, nextAt: null }, transition, "clock")).toBe("too_early");
    },
  );
});

describe("a proposal to cancel", () => {
  test("waits for the other party alone, and no second one takes its place", () => {
    const asked = lockedTask({ cancelProposedBy: "buyer" });
    expect(code(asked, "agree_cancel", "freelancer")).toBe("may");
    expect(code(asked, "agree_cancel", "buyer")).toBe("transition_refused");
    expect(code(asked, "propose_cancel", "buyer")).toBe("transition_refused");
    expect(code(asked, "propose_cancel", "freelancer")).toBe("transition_refused");
    expect(code(asked, "refuse_cancel", "buyer")).toBe("may");
    expect(code(lockedTask(), "refuse_cancel", "buyer")).toBe("transition_refused");
    expect(code(lockedTask(), "propose_cancel", "buyer")).toBe("may");
  });
});

test("a revision can be asked for while one is left", () => {
  expect(code(lockedTask({ revisionsLeft: 1 }), "revise", "buyer")).toBe("may");
  expect(code(lockedTask({ revisionsLeft: 0 }), "revise", "buyer")).toBe("no_revisions_left");
});

test("more time can be agreed to only while it is asked for", () => {
  expect(code(started({ extensionDays: 3 }), "agree_extension", "buyer")).toBe("may");
  expect(code(started(), "agree_extension", "buyer")).toBe("transition_refused");
});

test("an order that is being made: the freelancer sees nothing, the buyer moves nothing, the clock calls it off", () => {
  const made = lockedTask({ state: "funded", stands: false, nextEvent: null, nextAt: null });
  expect(code(made, "start", "freelancer")).toBe("not_found");
  expect(code(made, "cancel", "buyer")).toBe("transition_refused");
  expect(code(made, "call_off", "clock")).toBe("may");
  expect(code({ ...made, stands: true }, "call_off", "clock")).toBe("transition_refused");
});

test("a form rendered with another version is stale, a form with the present version is not", () => {
  expect(whyNot(lockedTask(), "accept", "buyer", DUE, 2)?.code).toBe("stale");
  expect(whyNot(lockedTask(), "accept", "buyer", DUE, 3)).toBeNull();
});

test("an obstacle to a transition is a value; an error with a stack is made of it only to be thrown", () => {
  const obstacles = TASK_TRANSITIONS.map((name) => whyNot(lockedTask(), name, "freelancer", DUE));
  const standing = obstacles.filter((obstacle) => obstacle !== null);
  expect(standing.length).toBeGreaterThan(15);
  for (const obstacle of standing) {
    expect(obstacle).not.toBeInstanceOf(Error);
    const { code, message, facts } = refusalOf(obstacle);
    expect({ code, message, facts }).toEqual({
      code: obstacle.code,
      message: sentenceOf(obstacle),
      facts: obstacle.facts ?? {},
    });
  }
});
