/** The deadline sentences: complete for every state and reader, with names, date, time, zone and amount. */
import { describe, expect, test } from "vitest";
import { money } from "#app/domain/kernel/money.ts";
import { sentenceText } from "#app/domain/kernel/sentence.ts";
import { CLOSED_WORDS, DEADLINE_WORDS, READERS } from "#app/domain/tasks/deadline-words.ts";
import type { Reader } from "#app/domain/tasks/deadline-words.ts";
import { nextStep } from "#app/domain/tasks/next-step.ts";
import type { StepOf } from "#app/domain/tasks/next-step.ts";
import { isOpen, TASK_LIFECYCLE, TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import { CLOCK_TRANSITIONS, clockOf } from "#app/domain/tasks/transition-lists.ts";
import type { ClockTransition } from "#app/domain/tasks/transition-lists.ts";

const NOW = new Date("2026-11-29T11:15:00Z");
const FUNDED: StepOf = {
  state: "funded",
  nextEvent: "lapse",
  nextAt: new Date("2026-12-01T11:15:00Z"),
  dueAt: null,
  buyer: "Ada",
  freelancer: "Lin",
  held: money(35_000_000n, "USD"),
  net: money(31_500_000n, "USD"),
};
const DUE = new Date("2026-11-30T09:00:00Z");

function waiting(clock: ClockTransition): StepOf {
  const [state] = TASK_LIFECYCLE[clock].from;
  return { ...FUNDED, state, nextEvent: clock, dueAt: state === "started" ? DUE : null };
}

function said(of: StepOf, reader: Reader): string {
  return sentenceText(nextStep(of, reader).sentence, NOW);
}

const BY = "1 December, 11:15 UTC";

test.each([
  ["lapse", "buyer", `Lin must start by ${BY}; otherwise $35.00 goes back to you.`],
  ["lapse", "freelancer", `Start by ${BY}; otherwise the order ends and $35.00 goes back to Ada.`],
  [
    "go_unanswered",
    "buyer",
    `Answer Lin’s questions by ${BY}; otherwise the order ends and $35.00 goes back to you.`,
  ],
  [
    "go_unanswered",
    "freelancer",
    `Ada has not answered your questions yet. Your time to start begins when they have. Without answers by ${BY}, $35.00 goes back to Ada.`,
  ],
  [
    "go_unanswered",
    "staff",
    `Ada must answer Lin’s questions by ${BY}; otherwise $35.00 goes back to Ada.`,
  ],
  ["lapse", "staff", `Lin must start by ${BY}; otherwise $35.00 goes back to Ada.`],
  [
    "settle",
    "buyer",
    `Look at the delivery. If you do nothing by ${BY}, it is accepted and Lin is paid $31.50.`,
  ],
  [
    "settle",
    "freelancer",
    `Ada has until ${BY} to look at the delivery. If Ada does nothing, it is accepted and you are paid $31.50.`,
  ],
  [
    "abandon",
    "buyer",
    `Lin must deliver by 30 November, 09:00 UTC. If nothing is delivered by ${BY}, $35.00 goes back to you.`,
  ],
  [
    "abandon",
    "freelancer",
    `Deliver by 30 November, 09:00 UTC. If nothing is delivered by ${BY}, $35.00 goes back to Ada.`,
  ],
  [
    "escalate",
    "staff",
    `Lin must deliver the revision by 30 November, 09:00 UTC. If it is not delivered by ${BY}, staff decide about $35.00.`,
  ],
] as const)("the deadline of %s, said to the %s", (clock, reader, sentence) => {
  expect(said(waiting(clock), reader)).toBe(sentence);
});

describe.each(CLOCK_TRANSITIONS)("the sentence while the clock waits for %s", (clock) => {
  test.each(READERS)("has the date, the amount and the names for the %s", (reader) => {
    const of = waiting(clock);
    const { sentence, meanwhile } = nextStep(of, reader);
    expect(sentence).toContainEqual(of.nextAt);
    expect(sentence.some((piece) => typeof piece === "object" && "micros" in piece)).toBe(true);
    const { turn } = DEADLINE_WORDS[clock];
    const text = said(of, reader);
    const named = turn === "buyer" ? /Ada/ : /Lin/;
    expect(text).toMatch(turn === reader ? /./ : named);
    expect(text).not.toContain(
      reader === "buyer" ? "Ada" : reader === "freelancer" ? "Lin" : "ou ",
    );
    expect(text + sentenceText(meanwhile ?? [], NOW)).not.toMatch(/[{}]/);
  });
});

test("every state has a sentence for every reader, whichever clock runs or none", () => {
  const texts = TASK_STATES.flatMap((state) =>
    READERS.flatMap((reader) =>
      [clockOf(state, false), clockOf(state, true), null].map((nextEvent) =>
        said({ ...FUNDED, state, nextEvent }, reader),
      ),
    ),
  );
  for (const text of texts) expect(text).toMatch(/^[^{}]{12,}[.]$/);
});

test("a closed or disputed task, and an order being made, have no deadline", () => {
  for (const state of TASK_STATES.filter((one) => clockOf(one, false) === null)) {
    const { at, meanwhile } = nextStep({ ...FUNDED, state }, "buyer");
    expect([at, meanwhile]).toEqual([null, null]);
  }
  expect(Object.keys(CLOSED_WORDS).sort()).toEqual(
    TASK_STATES.filter((state) => !isOpen(state)).sort(),
  );
  expect(nextStep({ ...FUNDED, stands: false }, "buyer").at).toBeNull();
  expect(said({ ...FUNDED, state: "disputed" }, "staff")).toBe(
    "$35.00 stays held until the dispute between Ada and Lin is settled.",
  );
});

test("several tasks with one deadline are said with their sum", () => {
  expect(said({ ...FUNDED, count: 1200, taskCount: 1200 }, "freelancer")).toBe(
    `1,200 tasks: Start by ${BY}; otherwise each ends and $35.00 goes back to Ada.`,
  );
});

test("of several deadlines the soonest is said, without the sum of all", () => {
  expect(said({ ...waiting("settle"), count: 3, together: false }, "buyer")).toBe(
    `3 tasks, each with its own deadline. The first: Look at the delivery. If you do nothing by ${BY}, it is accepted and Lin is paid for it.`,
  );
});

test("work that was never delivered says from when the buyer can cancel alone", () => {
  const of = { ...waiting("abandon"), lateFrom: new Date("2026-12-01T09:00:00Z") };
  expect(sentenceText(nextStep(of, "buyer").meanwhile ?? [], NOW)).toMatch(
    /^If nothing is delivered by 1 December, 09:00 UTC, you can cancel on your own\./,
  );
});

test("a deadline in another year says its year", () => {
  const nextAt = new Date("2027-01-02T08:05:00Z");
  expect(said({ ...FUNDED, nextAt }, "buyer")).toContain("by 2 January 2027, 08:05 UTC;");
});
