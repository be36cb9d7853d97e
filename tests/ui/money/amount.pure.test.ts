/** Amounts show every digit, name their currency, and never tell in from out by colour alone. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Amount } from "#app/ui/money/money.tsx";
import type { AmountProps } from "#app/ui/money/money.tsx";

function html(props: AmountProps): string {
  return renderToStaticMarkup(createElement(Amount, props));
}

test("an amount's digits below the cent are smaller and none is lost", () => {
  expect(html({ of: { micros: 1_500n, currency: "USD" } })).toBe(
    '<data class="amount amount-s" value="0.0015">$0.00<span class="amount-sub">15</span></data>',
  );
});

test("incoming and outgoing amounts carry a sign and a word", () => {
  const of = { micros: 5_000_000n, currency: "EUR" } as const;
  expect(html({ of, flow: "in" })).toContain('<span class="sr-only">in: </span>+€5.00');
  expect(html({ of, flow: "out" })).toContain('<span class="sr-only">out: </span>−€5.00');
});

test("a negative balance says so, and large figures name the currency", () => {
  const shown = html({ of: { micros: -1_250_000_000n, currency: "USD" }, size: "l" });
  expect(shown).toContain("−$1,250.00");
  expect(shown).toContain('<span class="amount-code">USD</span>');
});
