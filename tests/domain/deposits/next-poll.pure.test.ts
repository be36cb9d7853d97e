/** The next poll of an operation at a provider, and for how long it may be sent again under its key. */
import { expect, test } from "vitest";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { mayRepeat, nextPoll } from "#app/domain/deposits/next-poll.ts";

const AT = new Date("2026-11-29T12:00:00.000Z");

test.each([
  [0, 15],
  [1, 30],
  [2, 60],
  [7, 1920],
  [8, 3600],
  [50, 3600],
])("the next poll after %s polls is %s seconds away", (attempts, seconds) => {
  expect(nextPoll(attempts, AT).getTime() - AT.getTime()).toBe(seconds * 1000);
});

test("an operation is repeated until 20 hours after it was first sent, and not later", () => {
  const end = hoursAfter(AT, 20);
  expect(mayRepeat(AT, new Date(end.getTime() - 1))).toBe(true);
  expect(mayRepeat(AT, end)).toBe(false);
});
