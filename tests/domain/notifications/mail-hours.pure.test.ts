/** When mails leave: hours and days in the person's zone, summer time included, and never in quiet hours. */
import { expect, test } from "vitest";
import { leavesAt, quietUntil, USUAL_HOURS } from "#app/domain/notifications/mail-hours.ts";
import { readMinutes, writeMinutes } from "#app/domain/notifications/minutes.ts";
import type { MailHours } from "#app/domain/notifications/mail-hours.ts";

const NIGHT: MailHours = { ...USUAL_HOURS, quietFrom: 22 * 60, quietUntil: 7 * 60 };
const PARIS = { ...NIGHT, zone: "Europe/Paris" };
const at = (text: string) => new Date(`${text}Z`);

test.each([
  ["at once", "2026-11-30T12:10", "instant", USUAL_HOURS, null],
  ["at once before quiet hours", "2026-11-30T21:59:59", "instant", NIGHT, null],
  ["at their end when they begin", "2026-11-30T22:00", "instant", NIGHT, "2026-12-01T07:00"],
  ["at their end after midnight", "2026-12-01T06:59", "instant", NIGHT, "2026-12-01T07:00"],
  ["at once at their end", "2026-12-01T07:00", "instant", NIGHT, null],
  ["by the clocks of the zone", "2026-11-30T21:00", "instant", PARIS, "2026-12-01T06:00"],
  ["at the next full hour", "2026-11-30T12:10", "hourly", USUAL_HOURS, "2026-11-30T13:00"],
  ["an hour after a full hour", "2026-11-30T13:00", "hourly", USUAL_HOURS, "2026-11-30T14:00"],
  ["after the night, hourly", "2026-11-30T21:30", "hourly", NIGHT, "2026-12-01T07:00"],
  ["at the day's time", "2026-11-30T07:59", "daily", USUAL_HOURS, "2026-11-30T08:00"],
  ["the next day after it", "2026-11-30T08:00", "daily", USUAL_HOURS, "2026-12-01T08:00"],
  ["the day's time of the zone", "2026-11-30T06:00", "daily", PARIS, "2026-11-30T07:00"],
  ["in summer time, too", "2026-07-01T05:00", "daily", PARIS, "2026-07-01T06:00"],
  [
    "after quiet hours that cover the day's time",
    "2026-11-30T12:00",
    "daily",
    { ...NIGHT, dailyAt: 6 * 60 },
    "2026-12-01T07:00",
  ],
] as const)("a mail leaves %s", (_, now, choice, hours, leaves) => {
  expect(leavesAt(at(now), choice, hours)).toEqual(leaves === null ? null : at(leaves));
});

test("a time that summer time skips is an hour later, and one that comes twice is the first", () => {
  const early = { ...USUAL_HOURS, zone: "Europe/Paris", dailyAt: 150 };
  expect(leavesAt(at("2026-03-29T00:30"), "daily", early)).toEqual(at("2026-03-29T01:30"));
  expect(leavesAt(at("2026-10-24T22:30"), "daily", early)).toEqual(at("2026-10-25T00:30"));
});

test("quiet hours within a day end on that day", () => {
  const noon = { ...USUAL_HOURS, quietFrom: 720, quietUntil: 780 };
  expect(quietUntil(at("2026-11-30T12:30"), noon)).toEqual(at("2026-11-30T13:00"));
  expect(quietUntil(at("2026-11-30T13:00"), noon)).toBeNull();
});

test("a zone that this machine does not know any more counts as UTC", () => {
  const lost = { ...NIGHT, zone: "Mars/Olympus" };
  expect(leavesAt(at("2026-11-30T23:00"), "instant", lost)).toEqual(at("2026-12-01T07:00"));
});

test("minutes of the day are written and read as a time", () => {
  for (const minutes of [0, 61, 480, 1439])
    expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
  expect(writeMinutes(425)).toBe("07:05");
});
