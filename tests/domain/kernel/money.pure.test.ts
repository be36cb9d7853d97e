/** Amounts: which are read, which are refused, and that a written amount is read as the same. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decimal,
  isSaleCurrency,
  formatMoney,
  money,
  moneyParts,
  parseAmount,
  wholeMinorUnits,
} from "#app/domain/kernel/money.ts";

describe("the typed amount", () => {
  test.each([
    ["12", 12_000_000n],
    ["0.1", 100_000n],
    ["0.000001", 1n],
    [" 7.50 ", 7_500_000n],
    ["1000000000", 1_000_000_000_000_000n],
    ["00012", 12_000_000n],
    [".0005", 500n],
  ])("“%s” is read", (text, micros) => {
    expect(parseAmount(text)).toEqual({ micros });
  });

  test.each([
    ["", "not_a_number"],
    ["abc", "not_a_number"],
    ["NaN", "not_a_number"],
    ["Infinity", "not_a_number"],
    ["1e3", "not_a_number"],
    ["0x10", "not_a_number"],
    ["1,50", "not_a_number"],
    ["1 000", "not_a_number"],
    [".", "not_a_number"],
    ["5.", "not_a_number"],
    ["+5", "not_a_number"],
    ["--5", "not_a_number"],
    ["１２", "not_a_number"],
    ["-5", "not_positive"],
    ["-0.01", "not_positive"],
    ["-.5", "not_positive"],
    ["0", "not_positive"],
    ["0.000000", "not_positive"],
    ["0.0000001", "too_many_decimals"],
    ["1.1234567", "too_many_decimals"],
    ["1000000000.000001", "too_large"],
    [`1${"0".repeat(30)}`, "too_large"],
  ])("“%s” is refused: %s", (text, problem) => {
    expect(parseAmount(text)).toEqual({ problem });
  });

  test("a written amount is read as the same amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (micros) => {
        expect(parseAmount(decimal(micros))).toEqual({ micros });
        expect(parseAmount(decimal(micros, 2))).toEqual({ micros });
      }),
    );
  });
});

describe("a shown amount", () => {
  test.each([
    [1_250_500_000n, "USD", "$1,250.50 USD"],
    [1_500n, "USD", "$0.0015 USD"],
    [-12_000_000n, "EUR", "−€12.00 EUR"],
    [500_000_000n, "JPY", "¥500 JPY"],
    [500_500_000n, "JPY", "¥500.5 JPY"],
    [1_234_500n, "KWD", "KD 1.2345 KWD"],
    [0n, "USD", "$0.00 USD"],
  ] as const)("of %s %s is %s", (micros, currency, text) => {
    expect(formatMoney(money(micros, currency))).toBe(text);
  });

  test("has its digits below the cent apart", () => {
    expect(moneyParts(money(1_500n, "USD"))).toMatchObject({ minor: ".00", sub: "15" });
  });
});

describe("an amount for a bank", () => {
  test("is whole minor units, and the rest stays", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.constantFrom("USD", "JPY", "KWD"),
        (micros, currency) => {
          const { minorUnits, moved, dust } = wholeMinorUnits(money(micros, currency));
          expect(moved.micros + dust.micros).toBe(micros);
          expect(minorUnits >= 0n).toBe(true);
        },
      ),
    );
    expect(wholeMinorUnits(money(12_345_678n, "USD"))).toMatchObject({
      minorUnits: 1234n,
      dust: { micros: 5_678n },
    });
    expect(wholeMinorUnits(money(12_345_678n, "JPY"))).toMatchObject({ minorUnits: 12n });
    expect(wholeMinorUnits(money(12_345_678n, "KWD"))).toMatchObject({ minorUnits: 12_345n });
  });
});

test.each([
  ["USD", true],
  ["EUR", false],
  ["usd", false],
  ["", false],
])("gigs are priced in %s: %s", (code, sold) => {
  expect(isSaleCurrency(code)).toBe(sold);
});
