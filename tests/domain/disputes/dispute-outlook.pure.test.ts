/** The deadlines of a dispute, said to each side: who must answer by when, and who decides about how much. */
import { expect, test } from "vitest";
import { disputeOutlook } from "#app/domain/disputes/dispute-outlook.ts";
import { DISPUTE_STATES } from "#app/domain/disputes/dispute-lifecycle.ts";
import { sentenceText } from "#app/domain/kernel/sentence.ts";
import { READERS } from "#app/domain/tasks/deadline-words.ts";

const NOW = new Date("2026-11-29T11:15:00Z");
const SITUATION = {
  state: "open",
  answerDueAt: new Date("2026-12-03T09:00:00Z"),
  rulingDueAt: new Date("2026-12-05T09:00:00Z"),
  buyerName: "Ada",
  freelancerName: "Max",
  currency: "USD",
  heldMicros: 45_000_000n,
  heard: new Set(["buyer"]),
  party: "buyer",
} as const;

type Situation = Parameters<typeof disputeOutlook>[0];

const said = (change: Partial<Situation>) =>
  sentenceText(disputeOutlook({ ...SITUATION, ...change })?.sentence ?? [], NOW);

test.each([
  [
    "freelancer",
    "Answer by 3 December, 09:00 UTC; otherwise our staff decide about $45.00 without your answer.",
  ],
  [
    "buyer",
    "Max has until 3 December, 09:00 UTC to answer. After that, or as soon as they answer, our staff decide about $45.00.",
  ],
  [
    "staff",
    "Max has until 3 December, 09:00 UTC to answer. After that, or as soon as they answer, you decide about $45.00.",
  ],
] as const)("while Max has not answered, the %s reads who must and by when", (party, sentence) => {
  expect(said({ party })).toBe(sentence);
});

test("a dispute the clock opened asks both sides", () => {
  expect(said({ heard: new Set() })).toBe(
    "You and Max have until 3 December, 09:00 UTC to tell your side. After that our staff decide about $45.00.",
  );
});

test("a dispute with staff names the moment they aim for, and says that the money stays held", () => {
  expect(said({ state: "review" })).toBe(
    "Our staff aim to decide about $45.00 by 5 December, 09:00 UTC. Until they do, it stays held.",
  );
  expect(said({ state: "review", rulingDueAt: null, party: "staff" })).toBe(
    "Decide about $45.00. Until you do, it stays held.",
  );
});

test("every open state has whole sentences for every reader; a closed dispute has none", () => {
  for (const state of DISPUTE_STATES.filter((one) => one !== "closed"))
    for (const party of READERS)
      for (const heard of [[], ["buyer"], ["freelancer"]]) {
        const outlook = disputeOutlook({ ...SITUATION, state, party, heard: new Set(heard) });
        const text = [outlook?.sentence ?? [], outlook?.meanwhile ?? []].map((one) =>
          sentenceText(one, NOW),
        );
        for (const sentence of text) expect(sentence).toMatch(/^[^{}]{20,}\.$/);
      }
  expect(disputeOutlook({ ...SITUATION, state: "closed" })).toBeNull();
});
