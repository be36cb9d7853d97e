/** The terms of an offer as a person writes them: their limits, and the tidied form that a version keeps. Pure. */
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import { decimal, formatMoney, MAX_MICROS } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";

export interface OfferTerms {
  title: string;
  /** What it is about, for the other side to read. */
  brief: string;
  lines: AgreedLine[];
  /** What acceptance moves into escrow: the price of all lines, or of the first only. */
  funded: "all" | "first";
  /** The version can be accepted for so many days. */
  validDays: number;
}

export const OFFER_LIMITS = {
  title: { min: 3, max: 120 },
  brief: { max: 5000 },
  lineTitle: { min: 1, max: 120 },
  scope: { max: 2000 },
  days: { min: 1, max: 365 },
  revisions: { min: 0, max: 20 },
  validDays: { min: 1, max: 30 },
} as const;

/** The form's field of a line; lines are counted from 1. */
const lineField = (place: number, name: string) => `line.${place + 1}.${name}`;

/** Returns the terms tidied. Refuses `invalid_input`, `amount_not_positive` and `amount_too_large`, each at its field. */
export function tidyTerms(terms: OfferTerms): OfferTerms {
  const { title, brief, validDays } = OFFER_LIMITS;
  requireWithin(terms.validDays, validDays, "validDays");
  return {
    ...terms,
    title: requireWritten(terms.title, "title", { ...title, lines: "one" }),
    brief: requireWritten(terms.brief, "brief", { ...brief, lines: "many" }),
    lines: terms.lines.map(tidyLineAt),
  };
}

function tidyLineAt(line: AgreedLine, place: number): AgreedLine {
  const field = (name: string) => lineField(place, name);
  const { lineTitle, scope, days, revisions } = OFFER_LIMITS;
  requireWithin(line.days, days, field("days"));
  requireWithin(line.revisions, revisions, field("revisions"));
  if (line.priceMicros <= 0n) refuse(AMOUNT_REFUSALS.not_positive, { field: field("price") });
  if (line.priceMicros > MAX_MICROS) refuse(AMOUNT_REFUSALS.too_large, { field: field("price") });
  return {
    ...line,
    title: requireWritten(line.title, field("title"), { ...lineTitle, lines: "one" }),
    scope: requireWritten(line.scope, field("scope"), { ...scope, lines: "many" }),
  };
}

function requireWithin(value: number, { min, max }: { min: number; max: number }, field: string) {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  refuse("invalid_input", { field, sentence: `Give a whole number from ${min} to ${max}.` });
}

/** The total that the author saw must be the sum of the lines. Refuses `lines_do_not_add_up` (facts: `total`, the sum). */
export function requireSum(totalMicros: bigint, total: string, currency: Currency): void {
  if (totalMicros > MAX_MICROS) refuse(AMOUNT_REFUSALS.too_large);
  const sum = decimal(totalMicros);
  if (sum === total) return;
  refuse("lines_do_not_add_up", {
    sentence: `The lines add up to ${formatMoney({ micros: totalMicros, currency })}, which is not the total you gave. Nothing was sent.`,
    facts: { total: sum },
  });
}

export function fundedLines({ funded, lines }: Pick<OfferTerms, "funded" | "lines">): number {
  return funded === "all" ? lines.length : 1;
}

/** What acceptance moves from the buyer's balance into escrow: the price of the first `funded` lines. */
export function heldAtOnce(lines: Array<{ priceMicros: bigint }>, funded: number): bigint {
  return lines.slice(0, funded).reduce((sum, { priceMicros }) => sum + priceMicros, 0n);
}

/** The form's field of a text in a command's input: `line.2.scope` for the scope of the second line. */
export function fieldOfTerms(path: string[]): string | undefined {
  const at = path.indexOf("lines");
  const place = Number.parseInt(path[at + 1] ?? "", 10);
  return at === -1 || Number.isNaN(place) ? path.at(-1) : lineField(place, path[at + 2] ?? "");
}
