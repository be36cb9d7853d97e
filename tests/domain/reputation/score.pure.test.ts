/** The score: an average that starts from a prior, the same digits for everybody. */
import { expect, test } from "vitest";
import { levelOf, nextLevel } from "#app/domain/reputation/levels.ts";
import { formulaOf, scoreOf } from "#app/domain/reputation/score.ts";
import { percentOf } from "#app/domain/reputation/share.ts";

test("a person without reviews has no score", () => {
  expect(scoreOf({ reviews: 0, stars: 0 }).value).toBeNull();
  expect(formulaOf(scoreOf({ reviews: 0, stars: 0 }))).toBeNull();
});

test.each([
  [1, 5, "4.17"],
  [1, 1, "3.50"],
  [18, 83, "4.48"],
  // 4.375 and 4.625: exactly half a hundredth goes up.
  [3, 15, "4.38"],
  [11, 54, "4.63"],
  [1_000, 5_000, "5.00"],
])("%d reviews with %d stars in all score %s", (reviews, stars, value) => {
  expect(scoreOf({ reviews, stars }).value).toBe(value);
});

test("the formula is given with its numbers", () => {
  expect(formulaOf(scoreOf({ reviews: 18, stars: 83 }))).toBe("(83 + 5 × 4) ÷ (18 + 5) = 4.48");
});

test.each([
  [0, 0, null],
  [1, 3, 33],
  [2, 3, 67],
  [1, 200, 1],
  [29, 30, 97],
])("%d of %d are %s percent", (count, of, percent) => {
  expect(percentOf({ count, of })).toBe(percent);
});

function seller(orders: number, stars: number, onTime: number, disputed = 0) {
  return {
    orders,
    score: scoreOf({ reviews: orders, stars: orders * stars }),
    onTime: { count: onTime, of: orders },
    disputed: { count: disputed, of: orders },
  };
}

test.each([
  ["new", seller(0, 5, 0)],
  ["new", seller(4, 5, 4)],
  ["rising", seller(5, 5, 4)],
  ["new", seller(5, 5, 3)],
  ["new", seller(50, 3, 50)],
  ["trusted", seller(25, 5, 24)],
  ["rising", seller(25, 5, 24, 3)],
  ["trusted", seller(100, 5, 94)],
  ["master", seller(100, 5, 95, 5)],
  ["trusted", seller(100, 5, 95, 6)],
])("the level is %s for a seller with these numbers", (level, facts) => {
  expect(levelOf(facts)).toBe(level);
});

test("a seller who was never due has no level above new", () => {
  expect(levelOf({ ...seller(9, 5, 9), onTime: { count: 0, of: 0 } })).toBe("new");
});

test("each level has the next one, and the highest has none", () => {
  expect([nextLevel("new")?.level, nextLevel("trusted")?.level, nextLevel("master")]).toEqual([
    "rising",
    "master",
    null,
  ]);
});
