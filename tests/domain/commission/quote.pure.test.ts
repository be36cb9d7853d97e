/** Commission: a pure proportion whose parts always add up. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commissionOn, commissionOnPart, quote } from "#app/domain/commission/quote.ts";
import { rateFor } from "#app/domain/commission/schedule.ts";

const micros = fc.bigInt({ min: 1n, max: 10n ** 15n });
const bps = fc.integer({ min: 0, max: 5000 });

describe("commission", () => {
  test("is a tenth of a one-cent task, like any other", () => {
    expect(quote(10_000n, 1000)).toEqual({
      priceMicros: 10_000n,
      commissionMicros: 1_000n,
      netMicros: 9_000n,
      bps: 1000,
    });
    expect(commissionOn(9n, 1000)).toBe(0n);
  });

  test("and net add up to the price, and no commission exceeds the rate", () => {
    fc.assert(
      fc.property(micros, bps, (price, rate) => {
        const { commissionMicros, netMicros } = quote(price, rate);
        expect(commissionMicros + netMicros).toBe(price);
        expect(commissionMicros * 10_000n <= price * BigInt(rate)).toBe(true);
        expect(netMicros > 0n).toBe(true);
      }),
    );
  });

  test("of a task released in any parts is that of the whole", () => {
    fc.assert(
      fc.property(fc.array(micros, { minLength: 1, maxLength: 40 }), bps, (parts, rate) => {
        let released = 0n;
        let taken = 0n;
        for (const part of parts) {
          const share = commissionOnPart(released, part, rate);
          expect(share >= 0n && share <= part).toBe(true);
          taken += share;
          released += part;
        }
        expect(taken).toBe(commissionOn(released, rate));
      }),
    );
  });
});

describe("the rate", () => {
  const rates = [
    { categoryId: null, freelancerId: null, bps: 1000 },
    { categoryId: "design", freelancerId: null, bps: 900 },
    { categoryId: "design/logo", freelancerId: null, bps: 800 },
    { categoryId: null, freelancerId: "usr_lin", bps: 700 },
  ];
  const schedule = { id: "sch_1", version: 1, effectiveFrom: new Date(0), note: "", rates };

  test.each([
    ["writing", "usr_ada", 1000],
    ["design", "usr_ada", 900],
    ["design/icons", "usr_ada", 900],
    ["design/logo", "usr_ada", 800],
    ["design/logo", "usr_lin", 700],
  ])("in %s from %s is %i", (categoryId, freelancerId, expected) => {
    expect(rateFor(schedule, { categoryId, freelancerId })).toBe(expected);
  });
});
