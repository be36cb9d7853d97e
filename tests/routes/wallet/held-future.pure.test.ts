/** The next step of a held amount, as each party reads it. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { HeldTask } from "#app/domain/earnings/held-amounts.ts";
import { HeldFuture } from "#app/routes/wallet/held-future.tsx";

const now = new Date("2026-11-29T11:15:00Z");
const BY = "1 Dec 2026, 11:15 UTC (in 2 days)";

function read(task: Partial<HeldTask>): string {
  const held: HeldTask = {
    href: "/tasks/tsk_1",
    title: "A coin",
    count: 1,
    state: "funded",
    nextEvent: "lapse",
    nextAt: new Date("2026-12-01T11:15:00Z"),
    currency: "USD",
    heldMicros: 1n,
    side: "buyer",
    other: "Lin",
    fundsClearAt: null,
    ...task,
  };
  const shown = renderToStaticMarkup(createElement(HeldFuture, { task: held, now }));
  return shown.replace(/<[^>]+>/g, "");
}

test.each([
  [
    "lapse",
    "buyer",
    `Lin has until ${BY} to start. Otherwise all of the price comes back to you. Until the work starts you can cancel.`,
  ],
  [
    "lapse",
    "freelancer",
    `You have until ${BY} to start or to decline. Otherwise all of the price goes back to Lin, who can also cancel until you start.`,
  ],
  [
    "abandon",
    "buyer",
    `If Lin has delivered nothing by ${BY}, all that is held comes back to you.`,
  ],
  [
    "abandon",
    "freelancer",
    `If you have delivered nothing by ${BY}, all that is held goes back to Lin.`,
  ],
  [
    "escalate",
    "buyer",
    `If Lin has not delivered the revision by ${BY}, our staff look at the work and decide.`,
  ],
  [
    "escalate",
    "freelancer",
    `If you have not delivered the revision by ${BY}, our staff look at the work and decide.`,
  ],
  [
    "settle",
    "buyer",
    `You have until ${BY} to accept, to ask for a revision or to open a dispute. Otherwise all that is held is released to Lin.`,
  ],
  [
    "settle",
    "freelancer",
    `Lin has until ${BY} to look at the delivery. If they do nothing, all that is held is released to you.`,
  ],
] as const)("the forecast of %s, to the %s", (nextEvent, side, sentence) => {
  expect(read({ nextEvent, side })).toBe(sentence);
});

test("a name in braces is shown as a name and not filled in", () => {
  expect(read({ other: "{by}" })).toMatch(/^{by} has until 1 Dec/);
});

test("a task without a deadline yet says that the order has just been placed", () => {
  const waits = "The order has just been placed: its deadline is being set.";
  expect(read({ nextEvent: null })).toBe(waits);
  expect(read({ nextAt: null })).toBe(waits);
});
