/** Moments are written in UTC, and distances with at most two units. */
import { expect, test } from "vitest";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { writeDistance } from "#app/ui/page/when.tsx";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [0, "less than a minute"],
  [59_999, "less than a minute"],
  [MINUTE, "1 minute"],
  [HOUR + MINUTE, "1 hour 1 minute"],
  [DAY, "1 day"],
  [DAY + 5 * MINUTE, "1 day"],
  [2 * DAY + 4 * HOUR + 7 * MINUTE, "2 days 4 hours"],
  [-3 * HOUR, "3 hours"],
])("a duration of %i ms is shown as %s", (milliseconds, words) => {
  expect(writeDistance(milliseconds)).toBe(words);
});

test("a moment is shown in full with its time zone", () => {
  const at = new Date("2026-11-21T14:05:00Z");
  expect(writeMoment(at)).toBe("21 Nov 2026, 14:05 UTC");
  expect(writeMoment(at, true)).toBe("21 Nov 2026");
});
