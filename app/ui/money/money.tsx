/** Shows amounts with their currency, in tabular figures, with digits below the cent set smaller. */
import { decimal, moneyParts } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";

export interface AmountProps {
  of: Money;
  /** Adds a sign, and a word for screen readers; colour only repeats it. */
  flow?: "in" | "out" | undefined;
  size?: "s" | "m" | "l" | undefined;
  /** Adds the currency's code, for pages that do not name the currency otherwise. */
  code?: boolean | undefined;
}

const FLOW = {
  in: { sign: "+", word: "in: " },
  out: { sign: "−", word: "out: " },
} as const;

export function Amount({ of, flow, size = "s", code = size === "l" }: AmountProps) {
  const parts = moneyParts(of);
  const sign = flow ? FLOW[flow].sign : parts.negative ? "−" : "";
  const names = ["amount", `amount-${size}`, flow ? `amount-${flow}` : ""].filter(Boolean);
  return (
    <data className={names.join(" ")} value={decimal(of.micros)}>
      {flow ? <span className="sr-only">{FLOW[flow].word}</span> : null}
      {`${sign}${parts.symbol}${parts.units}${parts.minor}`}
      {parts.sub === "" ? null : <span className="amount-sub">{parts.sub}</span>}
      {code ? <span className="amount-code">{of.currency}</span> : null}
    </data>
  );
}
