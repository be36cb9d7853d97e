/** Which minute of a schedule is due, by a time that is given. */
import { describe, expect, test } from "vitest";
import { cronItems } from "#app/worker/schedule.ts";
import { latestDue } from "#app/worker/timetable.ts";

const at = (text: string) => Date.parse(`2026-12-01T${text}Z`);
const dueAt = (cron: string, catchUpHours: number, now: string, last: string | null) => {
  const [item] = cronItems([{ job: "sweep", cron, catchUpHours }]);
  if (item === undefined) throw new Error("No item.");
  const due = latestDue(item, { now: at(now), last: last === null ? null : at(last) });
  return due === null ? null : new Date(due).toISOString().slice(11, 16);
};

describe("a schedule", () => {
  test("of every minute is due in each, once", () => {
    expect(dueAt("* * * * *", 0, "10:00:00.001", "09:59:00")).toBe("10:00");
    expect(dueAt("* * * * *", 0, "10:00:59", "10:00:00")).toBeNull();
  });
  test("of every minute makes up for a pause by one run", () => {
    expect(dueAt("* * * * *", 0, "10:00:30", "06:00:00")).toBe("10:00");
  });
  test("of a certain time is made up for within its hours, not later", () => {
    expect(dueAt("11 3 * * *", 24, "10:00:00", "01:00:00")).toBe("03:11");
    expect(dueAt("11 3 * * *", 2, "10:00:00", "01:00:00")).toBeNull();
  });
  test("that is new begins with the next minute", () => {
    expect(dueAt("* * * * *", 0, "10:00:30", "10:00:20")).toBeNull();
  });
  test("that ran in the future counts as never run", () => {
    expect(dueAt("* * * * *", 0, "10:00:30", null)).toBe("10:00");
    expect(dueAt("0 * * * *", 24, "10:20:30", null)).toBe("10:00");
  });
});
