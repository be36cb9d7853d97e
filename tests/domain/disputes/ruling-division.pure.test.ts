/** The division of the held amount by a ruling, in typed amounts. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  divideHeld,
  parsePercent,
  previewRuling,
  rulingShares,
} from "#app/domain/disputes/ruling-division.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

const HELD = { micros: 100_000_000n, currency: "USD" as const };

function codeOf(work: () => unknown): string {
  try {
    work();
    return "done";
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  }
}

describe("a ruling by amount", () => {
  test.each([
    ["40", 40_000_000n],
    ["0.000001", 1n],
    ["100", 100_000_000n],
    [" 99.999999 ", 99_999_999n],
  ])("of %s goes to the freelancer, the rest back", (amount, releaseMicros) => {
    const division = divideHeld(HELD, { outcome: "split_amount", amount });
    expect(division).toEqual({ releaseMicros, refundMicros: HELD.micros - releaseMicros });
  });

  test.each([
    ["-1", "amount_not_positive"],
    ["0", "amount_not_positive"],
    ["0.000000", "amount_not_positive"],
    ["1e3", "amount_invalid"],
    ["1,5", "amount_invalid"],
    ["", "amount_invalid"],
    ["0x10", "amount_invalid"],
    ["Infinity", "amount_invalid"],
    ["0.0000001", "amount_too_precise"],
    ["100.000001", "ruling_exceeds_held"],
    ["9999999999999", "amount_too_large"],
  ])("of %s is refused with %s", (amount, code) => {
    expect(codeOf(() => divideHeld(HELD, { outcome: "split_amount", amount }))).toBe(code);
  });
});

describe("a ruling by percentage", () => {
  test.each([
    ["0", 0n],
    ["100", 100_000_000n],
    ["33.333333", 33_333_333n],
    ["50", 50_000_000n],
    ["0.000001", 1n],
  ])("of %s %% of 100", (percent, releaseMicros) => {
    const division = divideHeld(HELD, { outcome: "split_percent", percent });
    expect(division).toEqual({ releaseMicros, refundMicros: HELD.micros - releaseMicros });
  });

  test.each(["", "-1", "101", "100.000001", "1e1", "33.3333333", "50%", "NaN", "1,5"])(
    "of %s is refused",
    (percent) => {
      expect(codeOf(() => parsePercent(percent))).toBe("percent_invalid");
    },
  );

  test("a ruling divides exactly the held amount, whatever the percentage", () => {
    const millionths = fc.bigInt({ min: 0n, max: 100_000_000n });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), millionths, (micros, share) => {
        const percent = `${share / 1_000_000n}.${`${share % 1_000_000n}`.padStart(6, "0")}`;
        const held = { micros, currency: "USD" as const };
        const { releaseMicros, refundMicros } = divideHeld(held, {
          outcome: "split_percent",
          percent,
        });
        expect(releaseMicros + refundMicros).toBe(micros);
        expect(releaseMicros >= 0n && refundMicros >= 0n).toBe(true);
        expect(releaseMicros).toBe((micros * share) / 100_000_000n);
      }),
    );
  });
});

test("a ruling's preview moves exactly the division", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(
      amount,
      amount,
      amount,
      fc.integer({ min: 0, max: 5000 }),
      (before, release, refund, bps) => {
        const task = {
          id: "tsk",
          buyerId: "ada",
          freelancerId: "lin",
          currency: "USD" as const,
          releasedMicros: before,
          commissionBps: bps,
          clearingHours: 0,
          fundsClearAt: null,
        };
        const entries = previewRuling(
          task,
          { releaseMicros: release, refundMicros: refund },
          new Date(0),
        );
        expect(entries.every((entry) => entry.micros > 0n && entry.from === "tsk")).toBe(true);
        expect(entries.reduce((sum, entry) => sum + entry.micros, 0n)).toBe(release + refund);
        const commission =
          entries.find((entry) => entry.kind === "escrow.commission")?.micros ?? 0n;
        const rate = BigInt(bps);
        expect(commission).toBe(((before + release) * rate) / 10_000n - (before * rate) / 10_000n);
      },
    ),
  );
});

test("a ruling's commission telescopes with the parts that were accepted before the dispute", () => {
  const task = { priceMicros: 19n, contestedMicros: 10n, commissionBps: 1000 };
  // A tenth of 19, rounded down, less the tenth of the first 9, rounded down.
  expect(rulingShares(task, { releaseMicros: 10n })).toEqual({
    commissionMicros: 1n,
    netMicros: 9n,
  });
  expect(rulingShares({ ...task, contestedMicros: 15n }, { releaseMicros: 6n })).toEqual({
    commissionMicros: 1n,
    netMicros: 5n,
  });
});
