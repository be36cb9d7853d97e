/** Moments in a person's zone: the zone is named, in summer by its summer name, and unknown zones fail no page. */
import { expect, test } from "vitest";
import { writeDeadline, writeMoment } from "#app/domain/kernel/moment.ts";
import { findTimeZone, TIME_ZONES } from "#app/domain/kernel/time-zone.ts";

const WINTER = new Date("2026-11-30T13:05:00Z");
const SUMMER = new Date("2026-07-01T22:30:00Z");

test.each([
  [undefined, "30 Nov 2026, 13:05 UTC", "1 Jul 2026, 22:30 UTC"],
  ["UTC", "30 Nov 2026, 13:05 UTC", "1 Jul 2026, 22:30 UTC"],
  ["Europe/Paris", "30 Nov 2026, 14:05 CET", "2 Jul 2026, 00:30 CEST"],
  ["Europe/London", "30 Nov 2026, 13:05 GMT", "1 Jul 2026, 23:30 BST"],
  ["America/New_York", "30 Nov 2026, 08:05 EST", "1 Jul 2026, 18:30 EDT"],
  ["Australia/Sydney", "1 Dec 2026, 00:05 AEDT", "2 Jul 2026, 08:30 AEST"],
  ["Asia/Kathmandu", "30 Nov 2026, 18:50 UTC+5:45", "2 Jul 2026, 04:15 UTC+5:45"],
  ["America/Sao_Paulo", "30 Nov 2026, 10:05 UTC−3", "1 Jul 2026, 19:30 UTC−3"],
])("in the zone %s a moment is written with the zone's name", (zone, winter, summer) => {
  expect([writeMoment(WINTER, false, zone), writeMoment(SUMMER, false, zone)]).toEqual([
    winter,
    summer,
  ]);
});

test("a day and the year of a deadline are those of the zone", () => {
  expect(writeMoment(SUMMER, true, "Europe/Paris")).toBe("2 Jul 2026");
  const newYear = new Date("2026-12-31T23:30:00Z");
  expect(writeDeadline(newYear, WINTER, "Europe/Paris")).toBe("1 January 2027, 00:30 CET");
  expect(writeDeadline(newYear, WINTER)).toBe("31 December, 23:30 UTC");
});

test("a stored zone that this version does not know is shown in UTC", () => {
  expect(writeMoment(WINTER, false, "Mars/Olympus")).toBe("30 Nov 2026, 13:05 UTC");
});

test("zones of the list are found again, and moments can be written in them", () => {
  expect(TIME_ZONES.length).toBeGreaterThan(400);
  for (const zone of TIME_ZONES.filter((_, place) => place % 20 === 0)) {
    expect(findTimeZone(zone)).toBe(zone);
    expect(writeMoment(WINTER, false, zone)).toMatch(/ (UTC[+−][\d:]+|[A-Z]{3,5})$/);
  }
});

test("other spellings are found, and offsets, inventions and odd texts are not", () => {
  expect(["asia/kolkata", " Europe/Paris ", "US/Eastern"].map(findTimeZone)).toEqual([
    "Asia/Calcutta",
    "Europe/Paris",
    "America/New_York",
  ]);
  const none = ["", "+01:00", "Paris", "Mars/Olympus", "Europe/Paris\0", "x".repeat(100)];
  expect(none.map(findTimeZone)).toEqual(none.map(() => null));
});
