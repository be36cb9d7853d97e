/** The next step of a held amount, as each party reads it. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { HeldTask } from "#app/domain/earnings/held-amounts.ts";
import { HeldFuture } from "#app/routes/wallet/held-future.tsx";

const now = new Date("2026-11-29T11:15:00Z");
const BY = "1 December, 11:15 UTC";
const FAR = " (in 2 days)";

function read(task: Partial<HeldTask>): string {
  const held: HeldTask = {
    href: "/tasks/tsk_1",
    title: "A coin",
    count: 1,
    state: "funded",
    nextEvent: "lapse",
    nextAt: new Date("2026-12-01T11:15:00Z"),
    dueAt: null,
    together: true,
    currency: "USD",
    heldMicros: 35_000_000n,
    netMicros: 31_500_000n,
    side: "buyer",
    other: "Lin",
    fundsClearAt: null,
    ...task,
  };
  const shown = renderToStaticMarkup(createElement(HeldFuture, { task: held, now }));
  return shown.replace(/<[^>]+>/g, "");
}

test.each([
  ["lapse", "buyer", `Lin must start by ${BY}; otherwise $35.00 goes back to you.${FAR}`],
  [
    "settle",
    "freelancer",
    `Lin has until ${BY} to look at the delivery. If Lin does nothing, it is accepted and you are paid $31.50.${FAR}`,
  ],
] as const)("the wallet says the deadline of %s to the %s", (nextEvent, side, sentence) => {
  const state = nextEvent === "lapse" ? "funded" : "delivered";
  expect(read({ state, nextEvent, side })).toBe(sentence);
});

test("a name in braces is shown as a name and not filled in", () => {
  expect(read({ other: "{by}" })).toMatch(/^{by} must start by 1 December/);
});

test("a task without a deadline yet says that the order has just been placed", () => {
  const waits = "The order has just been placed. The deadline for Lin to start is being set.";
  expect(read({ nextEvent: null })).toBe(waits);
  expect(read({ nextAt: null })).toBe(waits);
});
