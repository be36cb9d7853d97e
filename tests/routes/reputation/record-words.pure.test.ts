/** What pages say about records: numbers with what they were computed from, few ones as few, and what a level needs. */
import { expect, test } from "vitest";
import { LEVELS } from "#app/domain/reputation/levels.ts";
import { scoreOf } from "#app/domain/reputation/score.ts";
import { missingFor } from "#app/routes/reputation/missing-for-level.ts";
import { buyerSentence, shareNote, shareValue } from "#app/routes/reputation/record-words.ts";

const buyer = {
  score: scoreOf({ reviews: 0, stars: 0 }),
  orders: 12,
  decides: { seconds: 6 * 3600, of: 11 },
  bySilence: { count: 1, of: 12 },
  revised: { count: 2, of: 12 },
  disputed: { count: 0, of: 12 },
};

test("a buyer is described in one sentence with the number behind each share", () => {
  expect(buyerSentence(buyer)).toBe(
    "Accepts in a median of 6 hours (11); accepts by silence: 8 % of 12; asks for revisions: 17 % of 12; disputes: 0 % of 12.",
  );
});

test("few orders are said to be few, and none are said to be none", () => {
  const few = { ...buyer, decides: null, disputed: { count: 0, of: 2 } };
  expect(buyerSentence(few)).toMatch(/ Too few orders to tell\.$/);
  expect(buyerSentence({ ...buyer, disputed: { count: 0, of: 0 } })).toBeNull();
  expect(shareNote({ count: 1, of: 1 })).toBe("1 of 1 order, too few to tell");
  expect(shareNote({ count: 0, of: 0 })).toBe("no orders yet");
  expect(shareValue({ count: 0, of: 0 })).toBe("–");
});

test("all that a seller misses for a level is named", () => {
  const record = {
    level: "rising" as const,
    orders: 24,
    score: scoreOf({ reviews: 5, stars: 20 }),
    onTime: { count: 20, of: 24 },
    again: { count: 0, of: 24 },
    disputed: { count: 3, of: 24 },
  };
  expect(missingFor(record, LEVELS[2])).toEqual([
    "1 more paid order",
    "a score of 4.30 (now 4.00)",
    "90 % on time (now 83 %)",
    "disputes at 10 % or less (now 13 %)",
  ]);
});
