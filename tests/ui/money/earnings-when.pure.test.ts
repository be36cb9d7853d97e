/** When earnings are available, in the words of a task's and an order's page. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EarningsWhen } from "#app/ui/money/earnings-when.tsx";
import type { ClearingTerms } from "#app/ui/money/earnings-when.tsx";

const now = new Date("2026-11-29T11:15:00Z");
const ahead = new Date("2026-12-04T11:15:00Z");

function words(terms: Partial<ClearingTerms>): string {
  const all: ClearingTerms = {
    clearingHours: 0,
    fundsClearAt: null,
    funding: "balance",
    ...terms,
  };
  return renderToStaticMarkup(createElement(EarningsWhen, { terms: all, now })).replace(
    /<[^>]+>/g,
    "",
  );
}

test("card money names the day it is available, until that day has come", () => {
  const card = { funding: "card", fundsClearAt: ahead } as const;
  expect(words(card)).toMatch(/^Available on 4 Dec 2026, 11:15 UTC at the earliest, because/);
  expect(words({ ...card, fundsClearAt: now })).toBe("Available as soon as they are released");
  expect(words({ ...card, fundsClearAt: now, clearingHours: 36 })).toBe(
    "Available 1 day 12 hours after their release",
  );
});

test("earnings of older orders say the hours they were placed with, and only those paid by card say so", () => {
  expect(words({ clearingHours: 120, funding: "card" })).toBe(
    "Available 5 days after their release, because the order was paid by card",
  );
  expect(words({ clearingHours: 120 })).toBe("Available 5 days after their release");
});
