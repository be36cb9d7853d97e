/** The quote of an order: tasks, extras, commission, days, and the buyer's time to review. */
import { describe, expect, test } from "vitest";
import { autoAcceptHours, orderQuote } from "#app/domain/orders/order-quote.ts";
import type { PricedGig } from "#app/domain/orders/order-quote.ts";

const GIG: PricedGig = {
  id: "gig_1",
  freelancerId: "usr_lin",
  kind: "package",
  title: "I will draw a farthing",
  categoryId: "design",
  currency: "USD",
  fromMicros: 10_000_005n,
  deliveryDays: 9,
  unitName: null,
  packages: [
    { tier: "basic", title: "One coin", priceMicros: 10_000_005n, deliveryDays: 3, revisions: 2 },
  ],
  extras: [
    { id: "ext_1", title: "Source files", priceMicros: 1_000_000n, extraDays: 0 },
    { id: "ext_2", title: "A frame", priceMicros: 2_000_000n, extraDays: 4 },
  ],
};
const PIECES: PricedGig = { ...GIG, kind: "unit", fromMicros: 15n, packages: [], extras: [] };

function code(work: () => unknown): unknown {
  try {
    work();
    return "may";
  } catch (problem) {
    return (problem as { code?: unknown }).code;
  }
}

test("an order's commission is taken on each task, and is the sum of them", () => {
  expect(orderQuote(PIECES, { quantity: 3 }, 1000)).toMatchObject({
    taskPriceMicros: 15n,
    taskCommissionMicros: 1n,
    totalMicros: 45n,
    commissionMicros: 3n,
    netMicros: 42n,
    revisions: 1,
    deliveryDays: 9,
  });
});

test("extras are bought once for each task, and add their days", () => {
  const extras = ["ext_1", "ext_2", "ext_1"];
  expect(orderQuote(GIG, { quantity: 2, extras }, 1000)).toMatchObject({
    taskPriceMicros: 13_000_005n,
    taskCommissionMicros: 1_300_000n,
    totalMicros: 26_000_010n,
    commissionMicros: 2_600_000n,
    deliveryDays: 7,
    revisions: 2,
    lines: [{ micros: "20000010" }, { micros: "2000000" }, { micros: "4000000" }],
  });
});

describe("the quantity", () => {
  test.each([
    [GIG, 0, "quantity_out_of_range"],
    [GIG, 1.5, "quantity_out_of_range"],
    [GIG, 20, "may"],
    [GIG, 21, "quantity_out_of_range"],
    [PIECES, 10_000, "may"],
    [PIECES, 10_001, "quantity_out_of_range"],
  ])("of a gig is judged, case %#", (gig, quantity, answer) => {
    expect(code(() => orderQuote(gig, { quantity }, 1000))).toBe(answer);
  });
});

test("a package or an extra that is not offered is refused", () => {
  expect(code(() => orderQuote(GIG, { quantity: 1, package: "gold" }, 0))).toBe("invalid_input");
  expect(code(() => orderQuote(GIG, { quantity: 1, extras: ["ext_9"] }, 0))).toBe("invalid_input");
});

test("only tasks below the limit settle sooner", () => {
  const settings = { smallTaskBelow: 100n, autoAcceptSmallHours: 24, autoAcceptHours: 72 };
  expect([99n, 100n, 101n].map((price) => autoAcceptHours(price, settings))).toEqual([24, 72, 72]);
});
