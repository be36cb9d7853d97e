/** Money is a whole number of micros (1 USD = 1 000 000 µ) and a currency; nothing else ever holds an amount. */

export const MICROS_PER_UNIT = 1_000_000n;

/** The largest amount one transfer may carry: a thousand million units, far below the int8 limit even when summed. */
export const MAX_MICROS = 1_000_000_000n * MICROS_PER_UNIT;

/** Minor-unit digits of the currencies Farthing knows (ISO 4217). Card and bank rails move whole minor units only. */
const MINOR_DIGITS = { USD: 2, EUR: 2, GBP: 2, JPY: 0, KWD: 3 } as const;

export type Currency = keyof typeof MINOR_DIGITS;

export interface Money {
  micros: bigint;
  currency: Currency;
}

/** What gigs are priced in: the currencies a balance can be filled in. */
export const SALE_CURRENCIES: readonly Currency[] = ["USD"];

export function isSaleCurrency(code: string): code is Currency {
  return SALE_CURRENCIES.some((currency) => currency === code);
}

export type AmountProblem = "not_a_number" | "too_many_decimals" | "not_positive" | "too_large";

export function money(micros: bigint, currency: Currency): Money {
  return { micros, currency };
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(MINOR_DIGITS, code);
}

/**
 * Reads a decimal amount such as `12`, `0.0015` or `1,250.50`'s plain form `1250.50` into micros.
 * Refuses signs, exponents, hex, commas, more than six decimals, zero and amounts above `MAX_MICROS`;
 * a float never takes part, so `0.1` is exactly 100 000 µ.
 */
export function parseAmount(text: string): { micros: bigint } | { problem: AmountProblem } {
  const trimmed = text.trim();
  if (/^-(\d+(\.\d+)?|\.\d+)$/.test(trimmed)) return { problem: "not_positive" };
  // `.5` is how many people write half a cent.
  const match = /^(\d*)(?:\.(\d+))?$/.exec(trimmed);
  if (!match || trimmed === "") return { problem: "not_a_number" };
  const [, units = "", decimals = ""] = match;
  if (decimals.length > 6) return { problem: "too_many_decimals" };
  if (units.length > 16) return { problem: "too_large" };
  const micros = BigInt(units) * MICROS_PER_UNIT + BigInt(decimals.padEnd(6, "0"));
  if (micros <= 0n) return { problem: "not_positive" };
  if (micros > MAX_MICROS) return { problem: "too_large" };
  return { micros };
}

/** The decimal string of an amount, with at least `minDecimals` decimals and as many more as the amount needs. */
export function decimal(micros: bigint, minDecimals = 0): string {
  const sign = micros < 0n ? "-" : "";
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, "0");
  const units = digits.slice(0, -6);
  const kept = digits.slice(-6).replace(/0+$/, "").padEnd(minDecimals, "0");
  return kept === "" ? sign + units : `${sign}${units}.${kept}`;
}

/** How many micros one minor unit (a cent; a yen; a fils) is worth. */
export function microsPerMinorUnit(currency: Currency): bigint {
  return 10n ** BigInt(6 - MINOR_DIGITS[currency]);
}

/** Splits an amount into the whole minor units a rail can move and the dust that stays behind. */
export function wholeMinorUnits(amount: Money): { minorUnits: bigint; moved: Money; dust: Money } {
  const unit = microsPerMinorUnit(amount.currency);
  const minorUnits = amount.micros / unit;
  const moved = minorUnits * unit;
  return {
    minorUnits,
    moved: money(moved, amount.currency),
    dust: money(amount.micros - moved, amount.currency),
  };
}

export interface MoneyParts {
  symbol: string;
  /** Grouped whole units, without the sign. */
  units: string;
  /** The minor-unit digits with their point, e.g. `.50`; empty for a currency without any. */
  minor: string;
  /** Digits below the minor unit, shown smaller; empty when the amount is whole cents. */
  sub: string;
  negative: boolean;
}

const SYMBOL: Record<Currency, string> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", KWD: "KD " };

/** The pieces a page needs to show an amount: sub-cent digits apart, so that they can be set smaller. */
export function moneyParts(amount: Money): MoneyParts {
  const digits = MINOR_DIGITS[amount.currency];
  const [units = "0", decimals = ""] = decimal(
    amount.micros < 0n ? -amount.micros : amount.micros,
    digits,
  ).split(".");
  return {
    symbol: SYMBOL[amount.currency],
    units: units.replace(/\B(?=(\d{3})+$)/g, ","),
    minor: digits === 0 ? "" : `.${decimals.slice(0, digits)}`,
    sub: digits === 0 && decimals !== "" ? `.${decimals}` : decimals.slice(digits),
    negative: amount.micros < 0n,
  };
}

/** An amount as one line of text for mail, titles and exports: `$1,250.50 USD`. */
export function formatMoney(amount: Money): string {
  const parts = moneyParts(amount);
  return `${parts.negative ? "−" : ""}${parts.symbol}${parts.units}${parts.minor}${parts.sub} ${amount.currency}`;
}
