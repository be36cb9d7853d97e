/** The lists computed from the lifecycle's columns, and the words that belong to them. */
import { describe, expect, test } from "vitest";
import { TASK_LIFECYCLE, TASK_STATES, TASK_TRANSITIONS } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskTransitionRow } from "#app/domain/tasks/task-lifecycle.ts";
import {
  CLOCK_TRANSITIONS,
  clockOf,
  CLOSING_CLOCKS,
  FIRST_CLOCK,
  FORM_TRANSITIONS,
  isFinal,
  isMain,
  LIST_TRANSITIONS,
  needsNote,
  OFFERED_TRANSITIONS,
  PLAIN_TRANSITIONS,
} from "#app/domain/tasks/transition-lists.ts";

const PLAIN =
  "start decline cancel accept revise agree_extension propose_cancel refuse_cancel agree_cancel give_up cancel_late";

test.each([
  ["plain buttons", PLAIN_TRANSITIONS, PLAIN],
  ["forms of one task", FORM_TRANSITIONS, `${PLAIN} deliver propose_extension`],
  ["lists and batches", LIST_TRANSITIONS, `${PLAIN} deliver`],
  ["buttons for many", OFFERED_TRANSITIONS, "start decline cancel deliver accept revise"],
  ["the clock's", CLOCK_TRANSITIONS, "lapse go_unanswered settle abandon escalate"],
  ["clocks that close a task", CLOSING_CLOCKS, "lapse go_unanswered settle abandon"],
  ["main buttons", TASK_TRANSITIONS.filter(isMain), "start deliver accept rule"],
  ["a needed note", TASK_TRANSITIONS.filter(needsNote), "decline revise propose_cancel"],
  [
    "no way back",
    TASK_TRANSITIONS.filter(isFinal),
    "decline cancel lapse go_unanswered call_off accept settle agree_cancel give_up cancel_late abandon concede rule",
  ],
])("the list of transitions: %s", (_what, list, wanted) => {
  expect(new Set(list)).toEqual(new Set(wanted.split(" ")));
  expect(new Set(list).size).toBe(list.length);
});

test("buttons for many stand in the order of a task's life", () => {
  expect(OFFERED_TRANSITIONS).toEqual([
    "start",
    "decline",
    "cancel",
    "deliver",
    "accept",
    "revise",
  ]);
});

describe("the clock's transition of a state", () => {
  test("is one at most, and depends on an earlier delivery only during work", () => {
    const clocks = TASK_STATES.map((state) => [state, clockOf(state, false), clockOf(state, true)]);
    expect(clocks).toEqual([
      ["funded", "lapse", "lapse"],
      ["started", "abandon", "escalate"],
      ["delivered", "settle", "settle"],
      ["disputed", null, null],
      ["released", null, null],
      ["refunded", null, null],
      ["split", null, null],
    ]);
    expect(FIRST_CLOCK).toBe("lapse");
  });

  test("is made by the clock alone, and by no page", () => {
    for (const name of CLOCK_TRANSITIONS)
      expect(TASK_LIFECYCLE[name]).toMatchObject({ by: "clock", page: null });
  });
});

test("a transition with an event has one of its own", () => {
  const events = TASK_TRANSITIONS.flatMap((name) => {
    const { event }: TaskTransitionRow = TASK_LIFECYCLE[name];
    return event === null ? [] : [event];
  });
  expect(new Set(events).size).toBe(events.length);
  expect(events.every((event) => event.startsWith("task."))).toBe(true);
  expect(events).toHaveLength(19);
});
