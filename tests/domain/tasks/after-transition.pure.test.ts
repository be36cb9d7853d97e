/** A task's dates and clock after a transition, in its first round and in its second. */
import { describe, expect, test } from "vitest";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { afterTransition } from "#app/domain/tasks/after-transition.ts";
import type { Move } from "#app/domain/tasks/after-transition.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { env } from "#app/env.server.ts";
import { DELIVERED_AT, lockedTask } from "./locked-sample.ts";

const AT = new Date("2026-11-20T12:00:00.000Z");

function after(transition: TaskTransition, task: LockedTask, move: Partial<Move> = {}) {
  const usual = { releaseMicros: 0n, refundMicros: 0n, note: "", party: "buyer" as const };
  return afterTransition(transition, { task, ...usual, ...move }, AT);
}

const started = (facts: Partial<LockedTask> = {}) =>
  lockedTask({ state: "started", deliveredAt: null, nextEvent: "abandon", ...facts });

describe("in the first round of a task", () => {
  test("a start counts the days of delivery from now, and abandons long after them", () => {
    const dueAt = hoursAfter(AT, 48);
    const funded = lockedTask({ state: "funded", deliveredAt: null, dueAt: null });
    expect(after("start", funded)).toMatchObject({
      state: "started",
      dueAt,
      nextEvent: "abandon",
      nextAt: hoursAfter(dueAt, env.abandonAfterHours),
    });
  });

  test("a delivery keeps the moment, and silence accepts after the order's own hours", () => {
    expect(after("deliver", started())).toMatchObject({
      deliveredAt: AT,
      nextEvent: "settle",
      nextAt: hoursAfter(AT, 55),
    });
  });
});

describe("in the second round of a task", () => {
  test("a revision is used up and counts its own hours; silence brings it to staff, not back to the buyer", () => {
    const dueAt = hoursAfter(AT, env.revisionHours);
    expect(after("revise", lockedTask({ cancelProposedBy: "freelancer" }))).toMatchObject({
      state: "started",
      revisionsLeft: 1,
      dueAt,
      deliveredAt: DELIVERED_AT,
      cancelProposedBy: null,
      nextEvent: "escalate",
      nextAt: hoursAfter(dueAt, env.lateGraceHours),
    });
  });

  test("a second delivery keeps the first moment and begins the buyer's time anew", () => {
    const revised = started({ deliveredAt: DELIVERED_AT, extensionDays: 2 });
    expect(after("deliver", revised)).toMatchObject({
      deliveredAt: DELIVERED_AT,
      extensionDays: null,
      nextEvent: "settle",
      nextAt: hoursAfter(AT, 55),
    });
  });

  test("more time after a revision moves the due date and the day staff look", () => {
    const revised = started({
      deliveredAt: DELIVERED_AT,
      extensionDays: 2,
      dueAt: hoursAfter(AT, 10),
    });
    expect(after("agree_extension", revised)).toMatchObject({
      dueAt: hoursAfter(AT, 58),
      extensionDays: null,
      nextEvent: "escalate",
      nextAt: hoursAfter(AT, 58 + env.lateGraceHours),
    });
  });

  test("a part accepted with a revision left goes back to work; with none left its clock goes on", () => {
    const part = { releaseMicros: 1n };
    expect(after("accept_part", lockedTask({ revisionsLeft: 1 }), part)).toMatchObject({
      state: "started",
      revisionsLeft: 0,
      nextEvent: "escalate",
    });
    const { nextEvent, nextAt } = lockedTask();
    const last = lockedTask({ revisionsLeft: 0, cancelProposedBy: "buyer" });
    expect(after("accept_part", last, part)).toMatchObject({
      state: "delivered",
      revisionsLeft: 0,
      cancelProposedBy: null,
      nextEvent,
      nextAt,
    });
  });
});

describe("a proposal of a task", () => {
  test("to cancel is stored with its author, and the running clock goes on", () => {
    const { nextEvent, nextAt } = lockedTask();
    for (const party of ["buyer", "freelancer"] as const)
      expect(after("propose_cancel", lockedTask(), { party })).toMatchObject({
        cancelProposedBy: party,
        nextEvent,
        nextAt,
      });
  });

  test("by the freelancer ends with a delivery, the buyer's does not", () => {
    for (const [by, then] of [
      ["freelancer", null],
      ["buyer", "buyer"],
    ] as const)
      expect(after("deliver", started({ cancelProposedBy: by })).cancelProposedBy).toBe(then);
  });

  test("of either kind ends with a dispute, and its task has no clock", () => {
    const asked = started({ cancelProposedBy: "buyer", extensionDays: 3 });
    for (const transition of ["dispute", "escalate"] as const)
      expect(after(transition, asked)).toMatchObject({
        state: "disputed",
        cancelProposedBy: null,
        extensionDays: null,
        nextEvent: null,
        nextAt: null,
      });
  });
});

describe("the end of a task", () => {
  test("is where the money went, with parts of an earlier round counted", () => {
    const cases = [
      [{ releasedMicros: 0n }, { releaseMicros: 10_000_000n }, "released"],
      [{ releasedMicros: 4_000_000n }, { refundMicros: 6_000_000n }, "split"],
      [{ refundedMicros: 0n }, { refundMicros: 10_000_000n }, "refunded"],
    ] as const;
    for (const [before, move, state] of cases)
      expect(after("rule", lockedTask({ ...before, state: "disputed" }), move)).toMatchObject({
        state,
        closedAt: AT,
        nextEvent: null,
        nextAt: null,
      });
  });

  test("is not reached by a part of an open task", () => {
    expect(after("accept_part", lockedTask(), { releaseMicros: 1n }).closedAt).toBeNull();
  });
});
