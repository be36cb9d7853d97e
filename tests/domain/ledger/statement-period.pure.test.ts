/** The days a statement covers: months, chosen days and everything, in UTC. */
import { expect, test } from "vitest";
import { monthsBetween, monthWords, statementPeriod } from "#app/domain/ledger/statement-period.ts";

const NOW = new Date("2026-11-29T23:59:59.999Z");
const at = (text: string) => new Date(text);

test("without a wish the period is this month, which has no end yet", () => {
  expect(statementPeriod({}, NOW)).toEqual({
    from: at("2026-11-01T00:00:00Z"),
    until: null,
    label: "November 2026",
    query: "month=2026-11",
  });
});

test.each([
  ["2026-02", "2026-02-01", "2026-03-01"],
  ["2024-02", "2024-02-01", "2024-03-01"],
  ["2025-12", "2025-12-01", "2026-01-01"],
])("the month %s runs from %s to before %s", (month, from, until) => {
  const period = statementPeriod({ month }, NOW);
  expect([period?.from, period?.until]).toEqual([
    at(`${from}T00:00:00Z`),
    at(`${until}T00:00:00Z`),
  ]);
});

test("chosen days include the last day", () => {
  expect(statementPeriod({ from: "2026-11-01", to: "2026-11-28" }, NOW)).toEqual({
    from: at("2026-11-01T00:00:00Z"),
    until: at("2026-11-29T00:00:00Z"),
    label: "1 Nov 2026 to 28 Nov 2026",
    query: "from=2026-11-01&to=2026-11-28",
  });
});

test("a missing first day means the beginning, a missing last day means today", () => {
  expect(statementPeriod({ to: "2026-11-02" }, NOW)?.from).toBeNull();
  expect(statementPeriod({ from: "2026-11-02" }, NOW)).toMatchObject({
    until: null,
    query: "from=2026-11-02&to=2026-11-29",
  });
});

test.each([
  { month: "2026-13" },
  { month: "November" },
  { from: "2026-02-30", to: "2026-03-01" },
  { from: "2026-03-02", to: "2026-03-01" },
  { from: "yesterday" },
  { to: "2026-1-1" },
  { from: "0000-01-01" },
  { month: "0000-01" },
])("%j is refused", (asked) => {
  expect(statementPeriod(asked, NOW)).toBeNull();
});

test("everything has neither start nor end", () => {
  expect(statementPeriod({ all: true }, NOW)).toMatchObject({ from: null, until: null });
});

test("the list of months is newest first and bounded", () => {
  expect(monthsBetween(at("2026-09-30T23:59:59Z"), NOW, 120)).toEqual([
    "2026-11",
    "2026-10",
    "2026-09",
  ]);
  expect(monthsBetween(at("1999-01-01T00:00:00Z"), NOW, 2)).toEqual(["2026-11", "2026-10"]);
  expect(monthWords("2026-09")).toBe("September 2026");
});
