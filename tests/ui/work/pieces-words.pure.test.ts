/** The pieces of a delivery, in words. */
import { expect, test } from "vitest";
import { piecesWords } from "#app/ui/work/pieces-words.ts";

test.each([
  [{ count: 1, first: 3, last: 3 }, "no. 3"],
  [{ count: 1, first: 1234, last: 1234 }, "no. 1,234"],
  [{ count: 4, first: 3, last: 6 }, "4 tasks, no. 3 to 6"],
  [{ count: 5, first: 3, last: 40 }, "5 tasks between no. 3 and 40"],
  [{ count: 10_000, first: 1, last: 10_000 }, "10,000 tasks, no. 1 to 10,000"],
])("pieces %j are put into words", (pieces, words) => {
  expect(piecesWords(pieces)).toBe(words);
});
