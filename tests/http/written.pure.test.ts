/** Writing an answer: which fields are sent, under which names, and amounts with the nearest currency. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { money } from "#app/http/money-codec.ts";
import { written } from "#app/http/written.ts";

test("an amount that was encoded and decoded is the same amount", () => {
  const amounts = fc.record({
    micros: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    currency: fc.constantFrom("USD" as const, "JPY" as const),
  });
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(z.decode(money, z.encode(money, amount))).toEqual(amount);
    }),
  );
});

test("a field declared as money is encoded; another of that name, or undeclared, is not", () => {
  const shape = z.object({ price: money, fee_micros: z.string() });
  const read = { currency: "USD", priceMicros: 1500n, feeMicros: 7n, secretMicros: 1n };
  expect(written(shape, read)).toEqual({
    price: { amount: "0.0015", currency: "USD" },
    fee_micros: "7",
  });
});

test("an amount takes the currency of the nearest object around it that has one", () => {
  const line = z.object({ amount: money });
  const shape = z.object({ lines: z.array(line), sums: z.object({ held: money }), own: line });
  const read = {
    currency: "USD",
    lines: [{ micros: "-1000000" }, { micros: 2n, currency: "JPY" }],
    sums: { heldMicros: 0n },
    own: { amountMicros: 1n, micros: 5n },
  };
  expect(written(shape, read)).toEqual({
    lines: [
      { amount: { amount: "-1", currency: "USD" } },
      { amount: { amount: "0.000002", currency: "JPY" } },
    ],
    sums: { held: { amount: "0", currency: "USD" } },
    own: { amount: { amount: "0.000001", currency: "USD" } },
  });
});

test("an amount may be null where its shape says so, under a description too", () => {
  const shape = z.object({ cap: money.meta({ description: "At most." }).nullable() });
  expect(written(shape, { capMicros: null })).toEqual({ cap: null });
  expect(written(shape, { capMicros: 1n, currency: "EUR" })).toEqual({
    cap: { amount: "0.000001", currency: "EUR" },
  });
});

test("a value that cannot be written is an error and never a guess", () => {
  const shape = z.object({ price: money });
  expect(() => written(shape, { priceMicros: 1n })).toThrow("No currency is known");
  expect(() => written(shape, { priceMicros: null, currency: "USD" })).toThrow("expected object");
  expect(() => written(shape, { currency: "USD" })).toThrow("expected object");
  expect(() => written(shape, { priceMicros: 1n, currency: "CHF" })).toThrow("No currency");
});

test("variants are written by their own name, records by names as fields have", () => {
  const shape = z.object({
    offer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("unit"), unit_price: money }),
      z.object({ kind: z.literal("package"), of: z.array(z.object({ price: money })) }),
    ]),
    counts: z.record(z.string(), z.int()),
    at: z.iso.datetime(),
  });
  const read = { currency: "USD", counts: { openOrders: 1 }, at: new Date(0) };
  const unit = { kind: "unit", unitPriceMicros: 1_000_000n, of: [{ priceMicros: 1n }] };
  expect(written(shape, { ...read, offer: unit })).toEqual({
    offer: { kind: "unit", unit_price: { amount: "1", currency: "USD" } },
    counts: { open_orders: 1 },
    at: "1970-01-01T00:00:00.000Z",
  });
  expect(() => written(shape, { ...read, offer: { kind: "gift" } })).toThrow("kind");
});
