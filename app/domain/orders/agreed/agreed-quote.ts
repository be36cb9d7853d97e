/** The quote of an agreement: lines of work with their own prices, and what each side pays and gets. Pure. */
import { commissionOn } from "#app/domain/commission/quote.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

/** One named task of an agreement; pages call it a milestone where there are several. */
export interface AgreedLine {
  title: string;
  /** What belongs to it, in the parties' words. */
  scope: string;
  priceMicros: bigint;
  /** Days from its start to its delivery. */
  days: number;
  revisions: number;
}

export interface AgreedQuote {
  lines: AgreedLine[];
  currency: Currency;
  bps: number;
  totalMicros: bigint;
  /** The sum of each line's own commission, as it will be taken when the line is released. */
  commissionMicros: bigint;
  netMicros: bigint;
}

export const MAX_AGREED_LINES = 30;

/** Refuses `empty_list` and `too_many_items`. */
export function agreedQuote(
  lines: AgreedLine[],
  { currency, bps }: { currency: Currency; bps: number },
): AgreedQuote {
  if (lines.length === 0) refuse("empty_list", { sentence: "Please write at least one line." });
  if (lines.length > MAX_AGREED_LINES)
    refuse("too_many_items", {
      sentence: `An agreement has at most ${MAX_AGREED_LINES} lines.`,
      facts: { limit: `${MAX_AGREED_LINES}` },
    });
  const sum = (of: (line: AgreedLine) => bigint) =>
    lines.reduce((total, line) => total + of(line), 0n);
  const totalMicros = sum(({ priceMicros }) => priceMicros);
  const commissionMicros = sum(({ priceMicros }) => commissionOn(priceMicros, bps));
  return {
    lines,
    currency,
    bps,
    totalMicros,
    commissionMicros,
    netMicros: totalMicros - commissionMicros,
  };
}
